/// Tests of what a command inherits and how it ended, on recorded bytes; the image's tests run real
/// ones.
@NullMarked
package lepton.process;

import org.jspecify.annotations.NullMarked;
