/// Tests of equations (8) to (13), each against a paper or a hand calculation.
@NullMarked
package lepton.carbon;

import org.jspecify.annotations.NullMarked;
