/// The command line, run in-process.
@NullMarked
package lepton.cli;

import org.jspecify.annotations.NullMarked;
