/// The whole program on recorded command lines: what goes in, what comes out, and the exit status.
@NullMarked
package lepton.golden;

import org.jspecify.annotations.NullMarked;
