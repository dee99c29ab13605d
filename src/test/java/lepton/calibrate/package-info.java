/// Planted figures come back out of replayed recordings, within the intervals that are stated.
@NullMarked
package lepton.calibrate;

import org.jspecify.annotations.NullMarked;
