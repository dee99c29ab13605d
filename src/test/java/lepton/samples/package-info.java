/// The samples and the README, run as a reader would run them.
@NullMarked
package lepton.samples;

import org.jspecify.annotations.NullMarked;
