/// Tests of equations (1) to (8), each against a paper or a hand calculation.
@NullMarked
package lepton.serving;

import org.jspecify.annotations.NullMarked;
