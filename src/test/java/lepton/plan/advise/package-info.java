/// Tests of what is advised: savings worked out by hand, optima found by brute force.
@NullMarked
package lepton.plan.advise;

import org.jspecify.annotations.NullMarked;
