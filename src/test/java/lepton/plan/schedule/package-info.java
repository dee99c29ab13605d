/// The start and the hours that emit least, held against hand calculations and exhaustive search.
@NullMarked
package lepton.plan.schedule;

import org.jspecify.annotations.NullMarked;
