/// Tests of calls into C, against what the C library is known to answer.
@NullMarked
package lepton.foreign;

import org.jspecify.annotations.NullMarked;
