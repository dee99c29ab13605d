/// Programs that measure how fast lepton is; dated results stand in `src/test/benchmarks`.
@NullMarked
package lepton.benchmark;

import org.jspecify.annotations.NullMarked;
