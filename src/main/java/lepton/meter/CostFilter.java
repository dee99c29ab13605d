package lepton.meter;

/// What one model makes of the costs of blocks of steps: how likely they are under it, and what all
/// of them will have cost when those to come are done.
///
/// The cost until the end of a block, `z_i`, is read with an error; what a block costs is a level
/// that wanders, a part that fades, and noise:
///
/// ```text
/// z_i = T_i + v_i                                  var v = σ² · s / (1 + 2s + r)
/// T_i = T_(i-1) + ∫ µ du + a · g_i + e_i               var e = σ² · w_i / (1 + 2s + r)
/// dµ  = dB                                         var B = σ² · r / (1 + 2s + r) a block
/// g_i = ∫ exp(-u / τ) du                               from u_(i-1) to u_i = w_1 + … + w_i
/// all = T_n + m · µ_n + a · G + B and e of what comes
/// ```
///
/// | symbol | meaning | unit |
/// |---|---|---|
/// | z, T | cost since the first block began, as read and in truth | s or J |
/// | w, m | steps of a block, and steps to go, over those of the mean block | 1 |
/// | µ | level: cost of a mean block | s or J |
/// | a, τ | what fades: its cost at first, and its time constant in blocks | s or J, 1 |
/// | σ² | variance that a block is seen to have | (s or J)² |
/// | s, r | variance of an error of reading, and of the level's step, over that of e | 1 |
///
/// What fades, fades on (`G = ∫ exp(-u / τ) du` over what comes), or stays as it is now (`G = m ·
/// exp(-u_n / τ)`), or goes on as fast as now (`G = (m - m² / 2τ) · exp(-u_n / τ)`): nothing that
/// was seen tells these apart.
///
/// The state (T, µ, a) is filtered exactly. Of µ nothing is known before; a is normal about 0 with
/// a variance of κ · σ²; σ² is scaled inverse chi-squared, so that what comes is distributed as
/// Student's t.
///
/// Source: Durbin and Koopman 2012, Time Series Analysis by State Space Methods, 2nd ed., sec. 4.3
/// (filter), 5.2 (diffuse start), 2.10.2 (variance concentrated out); level in continuous time,
/// seen as a flow: Harvey 1989, Forecasting, Structural Time Series Models and the Kalman Filter,
/// sec. 9.3; a slope that fades: Gardner and McKenzie 1985, Management Science 31, eq. 1;
/// variance: Gelman et al. 2013, Bayesian Data Analysis, 3rd ed., sec. 2.6.
final class CostFilter {

  private static final double LARGE = 1e100;

  private final Setting setting;
  private final Prior prior;
  private final double noise;
  private final double error;
  private final double drift;

  private int blocks;
  private double until;
  private double total;
  private double level;
  private double fading;
  // covariances of (total, level, fading) over σ²
  private double tt;
  private double tl;
  private double tf;
  private double ll;
  private double lf;
  private double ff;
  private double squares;
  // the logarithm of a product is taken once for many factors
  private double spreads = 1;
  private double logarithms;

  /// @param drift r
  /// @param reading s
  /// @param fade what fades
  record Setting(double drift, double reading, Fade fade) {}

  /// What fades, over its cost at first.
  static final class Fade {

    private final double blocks;
    private final double variance;
    private final double[] parts;

    /// @param blocks τ
    /// @param variance κ; 0 where nothing fades
    /// @param parts g of each block
    private Fade(double blocks, double variance, double[] parts) {
      this.blocks = blocks;
      this.variance = variance;
      this.parts = parts;
    }

    /// @param blocks τ
    /// @param variance κ; 0 where nothing fades
    static Fade of(double[] widths, double blocks, double variance) {
      var parts = new double[widths.length];
      double from = 0;
      for (int i = 0; i < parts.length; i++) {
        parts[i] = between(blocks, from, from + widths[i]);
        from += widths[i];
      }
      return new Fade(blocks, variance, parts);
    }

    private static double between(double blocks, double from, double to) {
      return blocks * Math.exp(-from / blocks) * -Math.expm1((from - to) / blocks);
    }

    /// G, where it fades on.
    double after(double at, double toGo) {
      return between(blocks, at, at + toGo);
    }

    /// What is left of it.
    double left(double at) {
      return Math.exp(-at / blocks);
    }
  }

  /// What is assumed of σ² before anything is seen, worth so many blocks.
  record Prior(double blocks, double variance) {}

  /// The cost of all blocks, those to come included: Student's t.
  ///
  /// @param likelihood logarithm, but for a constant that all models share
  record Prediction(double likelihood, double mean, double scale) {}

  /// Takes in the costs.
  CostFilter(StepCosts costs, Setting setting, Prior prior) {
    double seen = 1 + 2 * setting.reading() + setting.drift();
    this.setting = setting;
    this.prior = prior;
    this.noise = 1 / seen;
    this.error = setting.reading() / seen;
    this.drift = setting.drift() / seen;
    var widths = costs.widths();
    var read = costs.read();
    var parts = setting.fade().parts;
    begin(widths[0], parts[0], read[0]);
    for (int i = 1; i < widths.length; i++) {
      predict(widths[i], parts[i]);
      correct(read[i]);
    }
    logarithms += Math.log(spreads);
    blocks = widths.length;
  }

  private void begin(double width, double g, double read) {
    total = read;
    level = read / width;
    ff = setting.fade().variance;
    tt = error;
    tl = error / width;
    ll = (ff * g * g + noise * width + 2 * error) / (width * width) + drift * width / 3;
    lf = -ff * g / width;
    until = width;
  }

  private void predict(double width, double g) {
    total += width * level + g * fading;
    tt += 2 * width * tl + 2 * g * tf + width * width * ll + 2 * width * g * lf + g * g * ff;
    tt += noise * width + drift * width * width * width / 3;
    tl += width * ll + g * lf + drift * width * width / 2;
    tf += width * lf + g * ff;
    ll += drift * width;
    until += width;
  }

  private void correct(double read) {
    double spread = tt + error;
    double surprise = read - total;
    squares += surprise * surprise / spread;
    spreads *= spread;
    if (spreads > LARGE || spreads < 1 / LARGE) {
      logarithms += Math.log(spreads);
      spreads = 1;
    }
    total += tt / spread * surprise;
    level += tl / spread * surprise;
    fading += tf / spread * surprise;
    ll -= tl * tl / spread;
    lf -= tl * tf / spread;
    ff -= tf * tf / spread;
    tl -= tt * tl / spread;
    tf -= tt * tf / spread;
    tt -= tt * tt / spread;
  }

  /// What fades, fades on.
  ///
  /// @param toGo m
  Prediction fadesOn(double toGo) {
    return ahead(toGo, setting.fade().after(until, toGo));
  }

  /// What is left of what fades stays.
  Prediction stays(double toGo) {
    return ahead(toGo, toGo * setting.fade().left(until));
  }

  /// What fades goes on at the rate that it has now.
  Prediction goesOn(double toGo) {
    double slope = toGo / (2 * setting.fade().blocks);
    return ahead(toGo, toGo * (1 - slope) * setting.fade().left(until));
  }

  private Prediction ahead(double toGo, double rest) {
    double freedom = prior.blocks() + blocks - 1;
    double sum = prior.blocks() * prior.variance() + squares;
    double level2 = toGo * toGo * ll + 2 * toGo * tl;
    double fading2 = rest * rest * ff + 2 * rest * (tf + toGo * lf);
    double coming = noise * toGo + drift * toGo * toGo * toGo / 3 + error;
    double variance = Math.max(0, tt + level2 + fading2 + coming);
    return new Prediction(
        -(freedom * Math.log(sum) + logarithms) / 2,
        total + toGo * level + rest * fading,
        Math.sqrt(variance * sum / freedom));
  }
}
