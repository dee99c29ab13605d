package lepton.derivation;

/// Where evaluated equations are written down; [#NONE] forgets them.
public interface Derivation {

  /// Forgets everything: for the times when nobody asked.
  Derivation NONE =
      new Derivation() {
        @Override
        public void note(Equation equation, String phase, double result, double... values) {}

        @Override
        public boolean listening() {
          return false;
        }
      };

  /// Notes that `equation` was evaluated.
  ///
  /// @param phase the subscript of symbols that end in `*`: `train`, `inf`, or empty
  /// @param result what came out, in the equation's unit
  /// @param values what went in, in the order of the equation's symbols and in their units
  void note(Equation equation, String phase, double result, double... values);

  // The same for few values: where nobody listens, no array is made of them. An estimate with
  // ranges passes here some ten thousand times before anything is compiled.

  default void note(Equation equation, String phase, double result, double a) {
    if (listening()) {
      note(equation, phase, result, new double[] {a});
    }
  }

  default void note(Equation equation, String phase, double result, double a, double b) {
    if (listening()) {
      note(equation, phase, result, new double[] {a, b});
    }
  }

  default void note(Equation equation, String phase, double result, double a, double b, double c) {
    if (listening()) {
      note(equation, phase, result, new double[] {a, b, c});
    }
  }

  default void note(
      Equation equation, String phase, double result, double a, double b, double c, double d) {
    if (listening()) {
      note(equation, phase, result, new double[] {a, b, c, d});
    }
  }

  default void note(
      Equation equation,
      String phase,
      double result,
      double a,
      double b,
      double c,
      double d,
      double e) {
    if (listening()) {
      note(equation, phase, result, new double[] {a, b, c, d, e});
    }
  }

  /// Whether anybody reads what is noted.
  default boolean listening() {
    return true;
  }
}
