/// Amounts with units: records of one number in a base unit, uncertain numbers, the units people
/// write, and how both are read and shown. Everything else in lepton speaks these types.
///
/// Charter: no files, no clock, no other room. Conversions between units live here and nowhere
/// else.
@NullMarked
package lepton.quantity;

import org.jspecify.annotations.NullMarked;
