/// Tests of the quantities: what is read, how it is shown, what is refused.
@NullMarked
package lepton.quantity;

import org.jspecify.annotations.NullMarked;
