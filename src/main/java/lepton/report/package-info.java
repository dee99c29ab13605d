/// Results for people and programs: text, JSON, CSV and Markdown, one class a format.
///
/// Every figure of the contract stands once, in [Figures]; all formats, `--field` and totals go
/// through that table. Charter: formats and nothing else; writes to no file and prints nothing.
@NullMarked
package lepton.report;

import org.jspecify.annotations.NullMarked;
