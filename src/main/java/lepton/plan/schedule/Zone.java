package lepton.plan.schedule;

import lepton.workload.GridSignal;
import lepton.workload.StepFunction;

/// Somewhere that the job may run. Zones that are held against each other know the same kind of
/// intensity, which their type says.
///
/// @param name as it is called by whoever plans
public record Zone<S extends GridSignal>(String name, S signal) {

  StepFunction grams() {
    return signal.grams();
  }
}
