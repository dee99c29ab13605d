/// Published runs, recomputed: a table of what was reported, each row read as a workload and
/// estimated, and how far off that is. Pure: the texts of tables are handed in.
///
/// A figure is either arithmetic, worked out from inputs that were reported beside it, or a
/// prediction, from the model, its tokens and the hardware alone; the two are never mixed.
@NullMarked
package lepton.validate;

import org.jspecify.annotations.NullMarked;
