/// Tests of draws, percentiles and sensitivities.
@NullMarked
package lepton.uncertainty;

import org.jspecify.annotations.NullMarked;
