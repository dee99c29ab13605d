/// Services that know the carbon intensity of a grid over time, live or forecast: what is asked,
/// how it is asked, and what their answers say. Nothing here is asked unless a person named the
/// service.
///
/// Charter: may use `quantity`, `text`, `catalog` and `workload`. One class, [Web], opens
/// connections; [AnswerCache] and [Secrets] touch files; the readers of answers are pure.
@NullMarked
package lepton.service;

import org.jspecify.annotations.NullMarked;
