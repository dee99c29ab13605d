/// From joules to CO2e (location- and market-based, embodied), water, SCI and money: equations (8)
/// to (13).
///
/// Charter: may use `quantity`, `catalog`, `derivation`. Pure, and knows no workload: measured
/// joules take the same way as estimated ones.
@NullMarked
package lepton.carbon;

import org.jspecify.annotations.NullMarked;
