/// Load balancing: many jobs with deadlines over several sites with capacity, placed where and when
/// they emit least. Prices of scarce slots (Lagrange) bound what any plan emits from below; simplex
/// and a bounded search reach that bound where the case is small.
///
/// Charter: may use `quantity`, `workload`, and Commons Math's simplex. Pure.
@NullMarked
package lepton.plan.placement;

import org.jspecify.annotations.NullMarked;
