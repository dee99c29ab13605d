/// Documents read with their positions kept, the problems found in them, and how both are shown.
///
/// Charter: bytes become text, text becomes nodes, and every node knows its place, so that whoever
/// reads meaning into a document can point at the very word that is wrong. Nothing here knows what
/// a workload or a catalogue is, opens a file, prints, or throws for bad input: problems are
/// collected. Only this room knows the parsers of YAML and JSON.
@NullMarked
package lepton.text;

import org.jspecify.annotations.NullMarked;
