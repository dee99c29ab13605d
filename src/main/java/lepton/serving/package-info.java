/// Energy and latency of a language model that answers requests, by the fitted serving model.
///
/// Charter: may use `quantity` and `catalog`. Pure: knows neither a workload nor its reader, so
/// that both may ask it: the reader how sure an answer will be, the energy room for the answer.
@NullMarked
package lepton.serving;

import org.jspecify.annotations.NullMarked;
