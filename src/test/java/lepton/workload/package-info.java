/// What workload files mean, and what is said of those that mean nothing.
@NullMarked
package lepton.workload;

import org.jspecify.annotations.NullMarked;
