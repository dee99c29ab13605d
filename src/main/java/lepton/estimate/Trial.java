package lepton.estimate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lepton.workload.Draw;
import lepton.workload.Input;

/// One draw of all uncertain inputs, made anew again and again.
///
/// The equations ask for their inputs in nearly the same order each time, so the order is learnt:
/// the next one asked for is most often the next one learnt, and is known by a glance. Else it is
/// looked for.
@SuppressWarnings("ReferenceEquality") // the very input that was learnt, at a glance
final class Trial implements Draw {

  private final Unknowns unknowns;

  /// One value of each distinct input: those of the unknowns first, then exact ones.
  private double[] values;

  private final List<Input> exact = new ArrayList<>();

  private Input[] asked = new Input[64];
  private int[] slots = new int[64];
  private int learnt;
  private int next;

  Trial(Unknowns unknowns) {
    this.unknowns = unknowns;
    this.values = new double[unknowns.size()];
  }

  /// Begins a draw.
  void begin() {
    next = 0;
  }

  /// Begins draw `j`, in which each unknown has the number that stands there in its row.
  void begin(double[][] inputs, int j) {
    begin();
    for (int i = 0; i < inputs.length; i++) {
      set(i, inputs[i][j]);
    }
  }

  /// Chooses the number of unknown `index`.
  void set(int index, double value) {
    values[index] = value;
  }

  @Override
  public double of(Input input) {
    int at = next;
    if (at < learnt && asked[at] == input) {
      next = at + 1;
      return values[slots[at]];
    }
    int slot = looked(input); // may make room for one value more
    return values[slot];
  }

  /// The slot of an input out of turn: a few turns on, or one that was not asked for before.
  private int looked(Input input) {
    for (int at = next; at < learnt; at++) {
      if (asked[at] == input) {
        next = at + 1;
        return slots[at];
      }
    }
    int slot = slot(input);
    if (next == learnt) {
      learn(input, slot);
    }
    return slot;
  }

  private void learn(Input input, int slot) {
    if (learnt == asked.length) {
      asked = Arrays.copyOf(asked, 2 * learnt);
      slots = Arrays.copyOf(slots, 2 * learnt);
    }
    asked[learnt] = input;
    slots[learnt] = slot;
    learnt++;
    next = learnt;
  }

  private int slot(Input input) {
    var unknown = unknowns.find(input);
    if (unknown.isPresent()) {
      return unknown.get();
    }
    int index = exact.indexOf(input);
    if (index < 0) {
      index = exact.size();
      exact.add(input);
      values = Arrays.copyOf(values, values.length + 1);
      values[values.length - 1] = input.mean();
    }
    return unknowns.size() + index;
  }
}
