package lepton.estimate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import lepton.meter.Device;
import lepton.meter.Method;
import lepton.meter.Recording;
import lepton.meter.Recording.DeviceRecord;

/// The devices of a recording whose power was modelled, and what it had been with other models.
final class Modelled {

  private Modelled() {}

  /// The recording with the energy of each modelled device times a factor of its model.
  static Recording scaled(Recording recording, ToDoubleFunction<Device.Model> factor) {
    if (models(recording).isEmpty()) {
      return recording;
    }
    var devices = new ArrayList<DeviceRecord>();
    for (var device : recording.devices()) {
      var model = model(device);
      devices.add(
          model.isPresent()
              ? new DeviceRecord(
                  device.device(),
                  device.totals().times(factor.applyAsDouble(model.get())),
                  device.method(),
                  device.coverage(),
                  device.series(),
                  device.notes())
              : device);
    }
    return new Recording(
        recording.header(),
        recording.ending(),
        recording.complete(),
        devices,
        recording.phases(),
        recording.steps(),
        recording.conditions(),
        recording.warnings());
  }

  /// Names and models of the devices that were modelled and count.
  static List<String> models(Recording recording) {
    var models = new ArrayList<String>();
    for (var device : EnergyParts.counted(recording)) {
      model(device).ifPresent(model -> models.add(device.device().name() + ": " + model));
    }
    return models;
  }

  private static Optional<Device.Model> model(DeviceRecord device) {
    return device.method().equals(Optional.of(Method.MODEL))
        ? device.device().model()
        : Optional.empty();
  }
}
