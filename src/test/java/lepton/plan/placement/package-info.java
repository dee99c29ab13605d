/// Tests of the placement of many jobs.
@NullMarked
package lepton.plan.placement;

import org.jspecify.annotations.NullMarked;
