/// Which levers save most, and what is best within constraints: a workload's variants, read anew
/// with other settings, worked out and held against each other. Pure: the catalogue, the files and
/// today's date are handed in.
@NullMarked
package lepton.plan.advise;

import org.jspecify.annotations.NullMarked;
