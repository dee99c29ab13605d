/// From a workload to joules: equations (1) to (7) and the parts of (8), one class a concern, and
/// the levers that transform them.
///
/// Charter: may use `quantity`, `catalog`, `serving`, `workload`, `derivation`. Pure: no files, no
/// clock. Inside, a `double` is named by its unit; across the boundary it is a quantity.
@NullMarked
package lepton.energy;

import org.jspecify.annotations.NullMarked;
