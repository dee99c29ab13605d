package lepton.plan.advise;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.plan.compare.Chance;
import lepton.text.Problem;
import lepton.uncertainty.Range;
import lepton.workload.Workload;

/// An efficiency assessment of one workload.
///
/// @param goal by which the levers are ranked
/// @param workload as it is, without levers
/// @param now what it uses
/// @param advised what it uses with all levers that are advised
/// @param together how sure their saving is; absent where no draws were asked for
/// @param levers those that pay, the best first; those that pay and are not advised come in between
/// @param rejected those that would not pay
/// @param open those that need a figure that nobody but the reader has
/// @param changes what the advised levers set
/// @param dropped levers of the file that are not advised
/// @param currency of the cost
/// @param notes warnings
public record Advice(
    Goal goal,
    Workload workload,
    Use now,
    Use advised,
    Optional<Sureness> together,
    List<Lever> levers,
    List<Lever> rejected,
    List<Open> open,
    List<Change> changes,
    List<Part> dropped,
    Optional<String> currency,
    List<Problem> notes) {

  public Advice {
    levers = List.copyOf(levers);
    rejected = List.copyOf(rejected);
    open = List.copyOf(open);
    changes = List.copyOf(changes);
    dropped = List.copyOf(dropped);
    notes = List.copyOf(notes);
  }

  /// A lever and what it does here.
  ///
  /// @param alone what it saves as the only lever
  /// @param onTop what it saves on top of all others that are advised
  /// @param sureness of the goal's saving alone
  /// @param advised whether it is one of those advised
  /// @param remark why it is not, or would not pay; empty where it is advised
  /// @param evidence who says so
  public record Lever(
      Candidate candidate,
      Use alone,
      Use onTop,
      Optional<Sureness> sureness,
      Cost cost,
      boolean advised,
      String remark,
      List<String> evidence) {

    public Lever {
      evidence = List.copyOf(evidence);
    }
  }

  /// How sure a saving is.
  ///
  /// @param range of the saving, in the goal's base unit; the same draws before and after
  /// @param chance in how many draws there is one
  public record Sureness(Range range, Chance chance) {
    /// The share of the draws in which there is one.
    public double probability() {
      return chance.probability();
    }
  }

  /// What a lever costs.
  ///
  /// @param pruning energy of pruning and fine-tuning that is on the bill already, in J
  /// @param pruningLimit the energy of pruning and fine-tuning up to which it saves energy, in J of
  ///     the IT equipment; absent where the energy is known
  /// @param hardware what new hardware costs: of devices that are advised, and of those that are
  ///     too late on top of the others, beside the others; else alone
  /// @param request time of one request before and after, in s
  public record Cost(
      OptionalDouble pruning,
      OptionalDouble pruningLimit,
      Optional<NewHardware> hardware,
      Optional<Request> request) {
    static final Cost NONE =
        new Cost(
            OptionalDouble.empty(), OptionalDouble.empty(), Optional.empty(), Optional.empty());

    /// The same with other new hardware.
    Cost with(Optional<NewHardware> other) {
      return new Cost(pruning, pruningLimit, other, request);
    }
  }

  /// The CO2e of making new devices, and when the operation has made up for it.
  ///
  /// @param kilograms of all devices
  /// @param breakEven s from the day they begin, if the work goes on as it does now; absent where
  ///     operation saves nothing
  /// @param lifetime in s
  public record NewHardware(double kilograms, OptionalDouble breakEven, double lifetime) {

    /// Whether it pays within its life.
    public boolean pays() {
      return breakEven.isPresent() && breakEven.getAsDouble() <= lifetime;
    }
  }

  /// How long a request takes, before and after, in s.
  public record Request(double before, double after) {}

  /// A lever that needs a figure.
  ///
  /// @param key where to give it
  /// @param why what it is, and who has it
  /// @param step what the potential is of, such as `each 10 % that is pruned`
  /// @param potential what the step would save
  public record Open(String key, String title, String why, String step, Optional<Use> potential) {}
}
