/// The command line: options, wiring, exit statuses.
///
/// Each command is one class and one line in [Commands]. Its model feeds the parser, `--help`, the
/// man pages and shell completion alike. Charter: the only user of picocli, and the only room that
/// prints, exits and catches exceptions.
@NullMarked
package lepton.cli;

import org.jspecify.annotations.NullMarked;
