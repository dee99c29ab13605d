/// Tests of the recomputed runs.
@NullMarked
package lepton.validate;

import org.jspecify.annotations.NullMarked;
