/// What recordings say of the hardware they were made on: utilization, power, host overhead, the
/// wall, and the effect of an acceleration, each with its interval or the reason why not.
///
/// Charter: may use `quantity`, `text`, `catalog`, `workload`, `energy` and `meter`. Pure, and the
/// only user of Commons Math: recordings, workloads and meter logs are handed in. Nothing is fitted
/// that the data can't carry, and nothing extrapolates silently.
///
/// ```text
/// Run (recording, planned work) → Subject
///   → Utilizations, PowerAtWork, LoadCurves, HostOverhead, WallMeter, Acceleration
///   → Calibration (parameters, refusals, catalogue rows)
/// ```
@NullMarked
package lepton.calibrate;

import org.jspecify.annotations.NullMarked;
