/// When and where a job emits least: its start, or the hours of an interruptible one, over one or
/// several zones of which the intensity is known by steps.
///
/// Charter: may use the rooms that `plan` may. Pure.
@NullMarked
package lepton.plan.schedule;

import org.jspecify.annotations.NullMarked;
