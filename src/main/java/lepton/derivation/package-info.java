/// Equations as they are printed, and the ledger of those that were evaluated.
///
/// An equation is declared once, above the code that evaluates it; the same code fills the ledger
/// when a person asks for `--explain` and skips it otherwise, so what is explained is what was
/// computed.
///
/// Charter: may use `quantity`. Knows no workload and prints nothing.
@NullMarked
package lepton.derivation;

import org.jspecify.annotations.NullMarked;
