/// Results as people and programs see them.
@NullMarked
package lepton.report;

import org.jspecify.annotations.NullMarked;
