package lepton.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lepton.catalog.Accelerator;
import lepton.catalog.Catalog;
import lepton.catalog.Precision;
import lepton.catalog.Prior;
import lepton.catalog.PublishedRuns;
import lepton.text.Problems;

/// The runs that the shipped priors were fitted to, by which a run of any table is known again.
///
/// A run is one of them where the accelerator is the same, the accelerator hours are, within the
/// rounding of what was printed, and so is the name, blind to case and separators, or else the
/// work. Then it says nothing of how well the priors predict what they have not seen, and is
/// predicted by priors that were fitted to the others.
public final class FittedRuns {

  /// Work of the same run may be counted with rounded parameters or tokens: 6.7 B or 7 B. Assumed.
  private static final double SAME_WORK = 0.1;

  private final Catalog catalog;
  private final List<Fitted> runs;

  private FittedRuns(Catalog catalog, List<Fitted> runs) {
    this.catalog = catalog;
    this.runs = runs;
  }

  /// One of them.
  ///
  /// @param name that the shipped table knows it by
  /// @param prior of its utilization, fitted to all the others
  public record Known(String name, Prior prior) {}

  private record Fitted(PublishedRun run, Prior prior) {}

  /// Those of the shipped table.
  public static FittedRuns shipped(Catalog catalog) {
    var fits = PublishedRuns.load();
    var runs = new ArrayList<Fitted>();
    for (var run : RunTable.read(PublishedRuns.table(), new Problems())) {
      run.hours()
          .flatMap(hours -> fits.leftOut(run.title(), hours.value()))
          .ifPresent(prior -> runs.add(new Fitted(run, prior)));
    }
    return new FittedRuns(catalog, runs);
  }

  /// The one that a run is; where several are, the one of its name.
  Optional<Known> of(PublishedRun run) {
    Optional<Known> found = Optional.empty();
    for (var fitted : runs) {
      boolean named = bare(fitted.run.title()).equals(bare(run.title()));
      if ((named || sameWork(fitted.run, run))
          && sameHours(fitted.run, run, named)
          && sameAccelerator(fitted.run, run)) {
        var known = new Known(fitted.run.title(), fitted.prior);
        if (named) {
          return Optional.of(known);
        }
        found = found.isPresent() ? found : Optional.of(known);
      }
    }
    return found;
  }

  /// Letters and digits: `PaLM-540B` is `PaLM 540B`.
  private static String bare(String name) {
    var bare = new StringBuilder();
    name.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(bare::appendCodePoint);
    return bare.toString();
  }

  private static boolean sameWork(PublishedRun one, PublishedRun other) {
    return one.work().isPresent()
        && other.work().isPresent()
        && Math.abs(other.work().getAsDouble() / one.work().getAsDouble() - 1) <= SAME_WORK;
  }

  /// @param otherwise where no hours are given
  private static boolean sameHours(PublishedRun one, PublishedRun other, boolean otherwise) {
    if (one.hours().isEmpty() || other.hours().isEmpty()) {
      return otherwise;
    }
    var first = one.hours().get();
    var second = other.hours().get();
    double rounding = first.unit() + second.unit();
    return Math.abs(first.value() - second.value()) <= rounding;
  }

  /// Variants of one chip with one memory are told by few who publish: A100 or A800.
  private boolean sameAccelerator(PublishedRun one, PublishedRun other) {
    var first = accelerator(one);
    var second = accelerator(other);
    return first.isPresent()
        && second.isPresent()
        && first.get().architecture().equals(second.get().architecture())
        && first.get().memory().equals(second.get().memory())
        && first.get().peak(Precision.FP16).equals(second.get().peak(Precision.FP16));
  }

  private Optional<Accelerator> accelerator(PublishedRun run) {
    return run.accelerator().flatMap(name -> catalog.accelerator(name.text()).found());
  }
}
