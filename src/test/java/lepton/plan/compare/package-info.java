/// Comparisons against hand calculation.
@NullMarked
package lepton.plan.compare;

import org.jspecify.annotations.NullMarked;
