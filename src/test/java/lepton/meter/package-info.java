@NullMarked
package lepton.meter;

import org.jspecify.annotations.NullMarked;
