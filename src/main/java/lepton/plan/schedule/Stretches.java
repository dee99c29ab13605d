package lepton.plan.schedule;

import lepton.workload.StepFunction;

/// The steps of a series between two times: when each begins, how long it is and what holds in it.
final class Stretches {

  private final double[] begins;
  private final double[] lengths;
  private final double[] rates;
  private final double end;

  private Stretches(double[] begins, double[] lengths, double[] rates, double end) {
    this.begins = begins;
    this.lengths = lengths;
    this.rates = rates;
    this.end = end;
  }

  static Stretches of(StepFunction grams, double from, double to) {
    int first = grams.index(from);
    int count = 0;
    while (first + count < grams.size() && grams.begins(first + count) < to) {
      count++;
    }
    var begins = new double[count];
    var lengths = new double[count];
    var rates = new double[count];
    for (int i = 0; i < count; i++) {
      begins[i] = Math.max(from, grams.begins(first + i));
      lengths[i] = Math.min(to, grams.ends(first + i)) - begins[i];
      rates[i] = grams.value(first + i);
    }
    return new Stretches(begins, lengths, rates, to);
  }

  int size() {
    return rates.length;
  }

  double begin(int i) {
    return begins[i];
  }

  double length(int i) {
    return lengths[i];
  }

  double rate(int i) {
    return rates[i];
  }

  double end() {
    return end;
  }
}
