/// Tests of the image `target/lepton` as a user meets it: a folder to be moved, linked and run.
@NullMarked
package lepton.image;

import org.jspecify.annotations.NullMarked;
