/// A command run as if nothing stood before it: its start, its signals, its end.
///
/// Charter: speaks to Linux through [lepton.foreign] and `/proc` alone, because Java's own way of
/// starting a process closes descriptors and tells neither times nor signals. Prints nothing.
@NullMarked
package lepton.process;

import org.jspecify.annotations.NullMarked;
