/// What touches the machine: the kernel's pseudo-files, the driver's library, a person's own meter.
///
/// Charter: may use `quantity`, `meter`, `text` and `foreign`. Every file is reached through a root
/// that is handed in, so that recorded trees can be read in its place; every clock is handed in
/// too. A sensor is one class here and one line in `Sources`.
@NullMarked
package lepton.meter.sensor;

import org.jspecify.annotations.NullMarked;
