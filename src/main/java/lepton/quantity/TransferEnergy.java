package lepton.quantity;

/// The energy of moving data over a network in kilowatt hours a gigabyte (kWh/GB, 10^9 bytes).
///
/// A number that is not finite is refused with an IllegalArgumentException.
public record TransferEnergy(double kwhPerGb) {
  public TransferEnergy {
    Finite.require("kwhPerGb", kwhPerGb);
  }
}
