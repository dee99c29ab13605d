/// Draws, percentiles and sensitivities over a pure function: low-discrepancy points, the inverse
/// distribution functions of uncertain numbers, order statistics and Sobol indices.
///
/// Charter: may use `quantity`. Pure; the same seed gives the same numbers on every machine, so
/// logarithms and exponentials are those of `StrictMath`.
@NullMarked
package lepton.uncertainty;

import org.jspecify.annotations.NullMarked;
