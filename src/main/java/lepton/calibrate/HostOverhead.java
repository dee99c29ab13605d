package lepton.calibrate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lepton.meter.Device;
import lepton.meter.DeviceKind;
import lepton.meter.Recording.DeviceRecord;

/// Power of the host, on the command's account, for each accelerator that the command used: what a
/// meter of the whole machine shows beyond the accelerators, else processors and memory by their
/// own counters. What was modelled is no observation.
final class HostOverhead {

  static final String KEY = "host.power_per_accelerator_w";

  /// Standard deviation of ln p between runs, for a single observation. Assumed: a host's power
  /// depends on what feeds the accelerators, P10 to P90 are 25 % either side.
  static final double BETWEEN_RUNS = 0.18;

  private static final String BY_METER = "a meter of the whole machine, less the accelerators";
  private static final String BY_COUNTERS =
      "counters of processors and memory, without fans, drives and power supply";
  private static final String BY_PROCESSORS =
      "counters of processors, without memory, fans, drives and power supply";

  private final Subject subject;
  private final Findings findings;

  /// One run's host.
  private record Observation(double watts, String method) {}

  HostOverhead(Subject subject, Findings findings) {
    this.subject = subject;
    this.findings = findings;
  }

  void fit() {
    var observed = new ArrayList<Observation>();
    for (var run : subject.runs()) {
      observe(run).ifPresent(observed::add);
    }
    for (var method : List.of(BY_METER, BY_COUNTERS, BY_PROCESSORS)) {
      var watts = new ArrayList<Double>();
      for (var one : observed) {
        if (one.method().equals(method)) {
          watts.add(one.watts());
        }
      }
      if (!watts.isEmpty()) {
        add(Scatter.of(watts), method);
        return;
      }
    }
  }

  private void add(Scatter scatter, String method) {
    findings.add(
        new Parameter(
            KEY,
            subject.id(),
            scatter.middle(),
            "W",
            scatter.interval(),
            Optional.of(scatter.further(BETWEEN_RUNS, subject.varied())),
            !subject.varied(),
            scatter.n(),
            method));
  }

  private Optional<Observation> observe(Run run) {
    int used = run.accelerators().size();
    double accelerators = run.acceleratorWatts().orElse(0);
    for (var device : run.recording().devices()) {
      boolean whole = device.device().role() == Device.Role.WHOLE;
      if (whole && Run.measured(device)) {
        double rest = Run.watts(device) - accelerators;
        if (rest > 0) {
          return Optional.of(new Observation(rest / used, BY_METER));
        }
        findings.refuse(
            KEY,
            run.name(),
            "the meter shows less than the accelerators draw",
            "read the power of the machine that they are in");
        return Optional.empty();
      }
    }
    double processors = watts(run, DeviceKind.CPU);
    double memory = watts(run, DeviceKind.MEMORY);
    if (processors > 0) {
      return Optional.of(
          new Observation((processors + memory) / used, memory > 0 ? BY_COUNTERS : BY_PROCESSORS));
    }
    findings.refuse(
        KEY,
        run.name(),
        "the host's power was not measured: " + (modelled(run) ? "it is a model's" : "no sensor"),
        "make RAPL readable as 'lepton doctor' says, or give a meter: --meter of run, --meter-log;"
            + " till then estimate adds a typical server's share, which is not in these recordings");
    return Optional.empty();
  }

  private static boolean modelled(Run run) {
    for (var device : run.recording().devices()) {
      if (device.device().kind() == DeviceKind.CPU && device.device().model().isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static double watts(Run run, DeviceKind kind) {
    double watts = 0;
    for (DeviceRecord device : run.recording().devices()) {
      boolean part = device.device().role() == Device.Role.PART;
      if (part && device.device().kind() == kind && Run.measured(device)) {
        watts += Run.watts(device);
      }
    }
    return watts;
  }
}
