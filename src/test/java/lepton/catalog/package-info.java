/// Tests of the catalogues: what ships, how names are found, what the lint refuses.
@NullMarked
package lepton.catalog;

import org.jspecify.annotations.NullMarked;
