/// A workload, valid by construction, and the reader that makes one from a document.
///
/// Charter: may use `quantity`, `text`, `catalog`, and `serving` for how sure its answers are.
/// Every number it holds knows how sure it is and where it came from; nothing here computes energy.
@NullMarked
package lepton.workload;

import org.jspecify.annotations.NullMarked;
