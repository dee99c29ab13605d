/// Published figures, each with its source, licence, year and basis: accelerators, CPUs, grids,
/// cloud regions, data centres and factors, as lepton ships them and as a person adds them.
///
/// Charter: a catalogue is read only when something in it is asked for; a name means one row or
/// none, never a near miss; a person's own rows win over shipped ones. No files but the resources
/// of this package: own files come in as texts.
@NullMarked
package lepton.catalog;

import org.jspecify.annotations.NullMarked;
