/// A workload's footprint: the composition of the energy and carbon rooms, with and without levers,
/// and the checks that hold the result against what is plausible.
///
/// Charter: may use every room that computes and `text` for problems. Pure.
@NullMarked
package lepton.estimate;

import org.jspecify.annotations.NullMarked;
