/// Alternatives side by side: how each figure differs from the first one's, how sure that is, and
/// which inputs make the difference.
///
/// Charter: may use every room that computes; pure.
@NullMarked
package lepton.plan.compare;

import org.jspecify.annotations.NullMarked;
