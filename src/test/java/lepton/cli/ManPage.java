package lepton.cli;

import java.util.List;
import java.util.Locale;

/// Writes man pages from the command model.
final class ManPage {

  private final StringBuilder out = new StringBuilder();

  private ManPage(String title) {
    out.append(
        ".\\\" Made from the command model by ManPagesTest; see there how to make it anew.\n");
    out.append(".TH ").append(title).append(" 1 \"\" \"lepton\" \"lepton manual\"\n");
  }

  static String of(CommandModel model) {
    var page = new ManPage("LEPTON-" + model.name().toUpperCase(Locale.ROOT));
    page.section("NAME")
        .line("lepton-" + model.name() + " - " + model.summary().replaceAll("\\.$", ""));
    page.section("SYNOPSIS").line("lepton " + model.name() + " [OPTIONS] " + model.parameters());
    page.section("DESCRIPTION").line(model.summary());
    for (var paragraph : model.description()) {
      page.out.append(".PP\n");
      page.line(paragraph);
    }
    page.section("OPTIONS");
    for (var group : model.groups()) {
      page.out.append(".SS ").append(escaped(group.title())).append('\n');
      group.options().forEach(page::option);
    }
    page.section("EXAMPLES");
    for (var example : model.examples()) {
      page.term(example.command(), example.explanation());
    }
    if (model.wraps()) {
      page.exitStatusOfCommand();
    } else {
      page.exitStatus(model.name().equals("estimate"));
    }
    page.section("SEE ALSO").line("lepton(1)");
    return page.out.toString();
  }

  static String overview(List<CommandModel> models) {
    var page = new ManPage("LEPTON");
    page.section("NAME")
        .line("lepton - energy, carbon, water and cost of training and running a model");
    page.section("SYNOPSIS").line("lepton COMMAND [OPTIONS] ...");
    page.section("DESCRIPTION")
        .line(
            "Estimates what a training or inference workload will use, with every assumption in"
                + " sight. Works offline and sends nothing anywhere.");
    page.section("COMMANDS");
    for (var model : models) {
      page.term(model.name(), model.summary());
    }
    page.section("OPTIONS");
    page.option(CommandModel.HELP);
    page.term("-V, --version", "Show the version and the commit it was built from.");
    page.exitStatus(true);
    page.section("ENVIRONMENT");
    page.term("NO_COLOR", "Where set, no colour is used; CLICOLOR_FORCE does the reverse.");
    page.term("COLUMNS", "The width of the terminal, where it is not to be asked.");
    page.term("LEPTON_DEBUG", "Where 1, a bug shows its stack trace.");
    page.section("FILES");
    page.term(
        "~/.config/lepton/catalog",
        "Your own catalogue rows: accelerators.csv, cpus.csv, grids.csv, regions.csv,"
            + " datacenters.csv, factors.csv; under $XDG_CONFIG_HOME where that is set.");
    page.section("SEE ALSO");
    page.line(
        "lepton-estimate(1), lepton-run(1), lepton-report(1), lepton-doctor(1), lepton-mark(1),"
            + " lepton-list(1), lepton-completion(1)");
    return page.out.toString();
  }

  private void exitStatus(boolean budgets) {
    section("EXIT STATUS");
    term("0", "Done.");
    term("1", "Something could not be written, worked out or found.");
    term("2", "The command line or a file makes no sense; all of its problems are told.");
    if (budgets) {
      term("3", "Over budget; the result is printed all the same.");
    }
  }

  private void exitStatusOfCommand() {
    section("EXIT STATUS");
    line("That of the command, and else:");
    term("2", "The command line makes no sense; nothing was run.");
    term("126", "The command can't be run.");
    term("127", "There is no such command.");
    term("128 + n", "Signal n ended the command.");
  }

  private ManPage section(String title) {
    out.append(".SH ").append(title).append('\n');
    return this;
  }

  private void line(String text) {
    out.append(escaped(text)).append('\n');
  }

  private void option(Option option) {
    term(option.usage(), option.help());
  }

  private void term(String term, String text) {
    out.append(".TP\n\\fB")
        .append(escaped(term))
        .append("\\fR\n")
        .append(escaped(text))
        .append('\n');
  }

  private static String escaped(String text) {
    // groff prints the bare characters as typographic ones, which can't be copied into a shell
    var plain =
        text.replace("\\", "\\e")
            .replace("-", "\\-")
            .replace("'", "\\(aq")
            .replace("~", "\\(ti")
            .replace("^", "\\(ha");
    return plain.startsWith(".") ? "\\&" + plain : plain;
  }
}
