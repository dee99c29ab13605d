/// Tests of the printed equations and of the ledger.
@NullMarked
package lepton.derivation;

import org.jspecify.annotations.NullMarked;
