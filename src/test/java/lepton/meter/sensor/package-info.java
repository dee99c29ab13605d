/// Tests of sensors, on recorded trees and on a C library that speaks NVML's ABI.
@NullMarked
package lepton.meter.sensor;

import org.jspecify.annotations.NullMarked;
