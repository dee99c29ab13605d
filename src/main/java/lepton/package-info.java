/// The way in: [Lepton] starts the program; [Rehearsal] runs many commands in one process, so that
/// the build can write one ahead-of-time cache for all of them.
@NullMarked
package lepton;

import org.jspecify.annotations.NullMarked;
