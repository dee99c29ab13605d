/// Programs that fit the tables lepton ships (`priors.csv`, `serving_fit.csv`) to published ones,
/// and cross-validate what they fit; dated reports stand in `src/test/benchmarks`.
@NullMarked
package lepton.fit;

import org.jspecify.annotations.NullMarked;
