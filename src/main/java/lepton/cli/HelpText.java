package lepton.cli;

import java.util.List;
import lepton.report.Columns;
import lepton.report.Paint;

/// `--help`: usage, options in groups, examples.
final class HelpText {

  private static final int WIDEST = 100;

  private HelpText() {}

  static int width(Surroundings here) {
    return Math.min(here.width(), WIDEST);
  }

  static String overview(Paint paint, int width) {
    var out = new StringBuilder(2048);
    paragraph(
        "Estimates the energy, carbon, water and cost of training and running a model.",
        width,
        out);
    out.append('\n').append(paint.bold("Usage:")).append(" lepton COMMAND [OPTIONS] ...\n\n");
    out.append(paint.bold("Commands:")).append('\n');
    for (var model : Commands.models()) {
      entry(model.name(), model.summary(), 14, width, out);
    }
    out.append('\n').append(paint.bold("Options:")).append('\n');
    entry("-h, --help", CommandModel.HELP.help(), 18, width, out);
    entry("-V, --version", "Show the version and the commit it was built from.", 18, width, out);
    out.append('\n').append(paint.bold("Examples:")).append('\n');
    out.append("  lepton estimate run.yaml\n");
    out.append("  lepton estimate run.yaml --set site.grid=SE --format json\n");
    out.append("  lepton list accelerators h100\n\n");
    paragraph("'lepton COMMAND --help' tells more of a command.", width, out);
    return out.toString();
  }

  static String of(CommandModel model, Paint paint, int width) {
    var out = new StringBuilder(4096);
    paragraph(model.summary(), width, out);
    out.append('\n').append(paint.bold("Usage:")).append(' ').append(model.usage()).append('\n');
    for (var text : model.description()) {
      out.append('\n');
      paragraph(text, width, out);
    }
    int column = column(model.options());
    for (var group : model.groups()) {
      out.append('\n').append(paint.bold(group.title() + ":")).append('\n');
      for (var option : group.options()) {
        var indent = option.names().size() == 1 ? "    " : "";
        entry(indent + option.usage(), option.help(), column, width, out);
      }
    }
    if (!model.examples().isEmpty()) {
      out.append('\n').append(paint.bold("Examples:")).append('\n');
      for (var example : model.examples()) {
        out.append("  ").append(example.command()).append('\n');
        Columns.wrap("      ", example.explanation(), 6, width, text -> text, out);
      }
    }
    return out.toString();
  }

  private static int column(List<Option> options) {
    int widest = 0;
    for (var option : options) {
      int indent = option.names().size() == 1 ? 4 : 0;
      widest = Math.max(widest, indent + option.usage().length());
    }
    return widest + 4;
  }

  private static void entry(String name, String text, int column, int width, StringBuilder out) {
    Columns.wrap(Columns.left("  " + name, column), text, column, width, its -> its, out);
  }

  private static void paragraph(String text, int width, StringBuilder out) {
    Columns.wrap("", text, 0, width, its -> its, out);
  }
}
