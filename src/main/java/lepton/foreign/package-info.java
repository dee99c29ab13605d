/// Functions of C libraries, called through `java.lang.foreign`.
///
/// Charter: everything is bound through one call shape, because each further one costs some 10 ms
/// at start. Knows nothing of what the libraries are for.
@NullMarked
package lepton.foreign;

import org.jspecify.annotations.NullMarked;
