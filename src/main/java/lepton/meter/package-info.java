/// From readings of sensors to joules and a recording: counters, integration, attribution, series,
/// marks, the journal and the recording itself.
///
/// Charter: may use `quantity` and `text`. Pure but for the journal's file: clocks, sensors and
/// process trees are handed in. Knows no workload: measured joules take the same way as estimated
/// ones from here on.
///
/// ```text
/// Sensor → Sample → DeviceTrack (EnergyCounter, PowerIntegral, Attribution) → Totals
///        → Snapshot → Journal / Series / phases → Recording
/// ```
@NullMarked
package lepton.meter;

import org.jspecify.annotations.NullMarked;
