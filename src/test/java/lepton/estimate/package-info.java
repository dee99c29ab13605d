/// Tests of whole footprints: published runs, laws, the printed derivation, plausibility.
@NullMarked
package lepton.estimate;

import org.jspecify.annotations.NullMarked;
