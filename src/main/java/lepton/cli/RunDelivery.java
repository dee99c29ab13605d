package lepton.cli;

import java.io.IOException;
import java.util.Optional;
import lepton.estimate.Comparison;
import lepton.estimate.Measured;
import lepton.report.RecordingDocument;
import lepton.report.RecordingSummary;
import lepton.report.SideBySide;

/// What is left of a run: its recording in a file, and a summary on standard error.
final class RunDelivery {

  /// A shorter run is sooner repeated than a slow disk has written it.
  private static final double WORTH_THE_DISK_SECONDS = 5;

  private final RunSetup setup;
  private final RunSite site;
  private final Optional<Measuring.KeptJournal> journal;

  RunDelivery(RunSetup setup, RunSite site, Optional<Measuring.KeptJournal> journal) {
    this.setup = setup;
    this.site = site;
    this.journal = journal;
  }

  void deliver(Measured measured) {
    var recording = measured.recording();
    var comparison = site.assessment().map(its -> Comparison.of(its, measured));
    boolean written =
        write(
            RecordingDocument.render(measured, comparison),
            recording.ending().durationSeconds() >= WORTH_THE_DISK_SECONDS);
    clean(written);
    if (!setup.settings().quiet()) {
      summary(measured, comparison, written);
    }
  }

  private boolean write(String document, boolean durably) {
    if (setup.place().isEmpty()) {
      return false;
    }
    var path = setup.place().get().recording();
    try {
      OutputFile.replace(path, document, durably);
      return true;
    } catch (IOException unwritable) {
      setup
          .here()
          .say(
              "lepton: error: cannot write the recording '"
                  + path
                  + "': "
                  + OutputFile.why(unwritable)
                  + (journal.isPresent()
                      ? "; 'lepton report " + setup.place().get().journal() + "' makes it again"
                      : ""));
      return false;
    }
  }

  /// The journal goes once its recording is there.
  private void clean(boolean written) {
    try {
      if (setup.marks().isPresent()) {
        setup.marks().get().close();
      }
      if (journal.isPresent()) {
        journal.get().journal().close();
        if (written) {
          journal.get().file().delete();
        }
      }
    } catch (IOException left) {
      setup.here().say("lepton: warning: cannot remove a file: " + left.getMessage());
    }
  }

  private void summary(Measured measured, Optional<Comparison> comparison, boolean written) {
    var here = setup.here();
    var paint = Page.paintOfTold(setup.arguments(), here);
    var path = written ? setup.place().map(its -> its.shown(here)) : Optional.<String>empty();
    var text = new StringBuilder(RecordingSummary.render(measured, path, here.width(), paint));
    comparison.ifPresent(
        both -> text.append('\n').append(SideBySide.text(both, here.width(), paint)));
    here.say(text.toString().stripTrailing());
  }
}
