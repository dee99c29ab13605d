package lepton.meter.sensor;

import java.util.List;
import java.util.OptionalInt;
import lepton.text.Problem;

/// Which of the listed GPUs the command can use.
public sealed interface GpuChoice {

  /// These.
  ///
  /// @param picks in the order in which they were named, each once
  /// @param notes what was inferred on the way, in sentences
  record Chosen(List<Pick> picks, List<String> notes) implements GpuChoice {

    public Chosen {
      picks = List.copyOf(picks);
      notes = List.copyOf(notes);
    }
  }

  /// What was named can't be meant: an error before the command starts.
  record Refused(Problem problem) implements GpuChoice {}

  /// One GPU, or one slice of it.
  ///
  /// @param gpu its place in the list
  /// @param slice the slice's place among the GPU's
  record Pick(int gpu, OptionalInt slice) {}
}
