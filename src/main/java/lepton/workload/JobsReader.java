package lepton.workload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import lepton.catalog.Catalog;
import lepton.quantity.Dimension;
import lepton.quantity.Estimate;
import lepton.quantity.QuantityReader;
import lepton.quantity.Reading;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Place;
import lepton.text.Problems;
import lepton.text.Quote;
import lepton.text.Scalar;
import lepton.text.Sequence;
import lepton.text.SourceText;
import lepton.text.Suggestion;

/// Reads a file of jobs: each with what it draws and for how long, or a workload that tells; when
/// and where it may run; and its data.
public final class JobsReader {

  static final List<String> KEYS =
      List.of(
          "name",
          "workload",
          "power",
          "duration",
          "gpus",
          "ready",
          "deadline",
          "divisible",
          "sites",
          "data",
          "home");

  private static final String EXAMPLE =
      "- {name: night, power: 5.6 kW, duration: 6 h, gpus: 8, deadline: 24h}";
  private static final String TIME_FORMS =
      "write it as 2026-11-23T08:00Z, with an offset such as +01:00, or as a span such as 24h";

  private final Context context;
  private final List<String> sites;
  private final double start;

  private JobsReader(Context context, List<String> sites, double start) {
    this.context = context;
    this.sites = sites;
    this.start = start;
  }

  /// The jobs of a file; empty if and only if there are errors.
  ///
  /// @param sites the names that they may name
  /// @param start of the plan, from which spans count, in seconds since 1970-01-01T00:00Z
  public static List<JobRequest> read(
      SourceText text,
      List<String> sites,
      double start,
      Catalog catalog,
      WorkloadReader.Files files,
      Problems problems) {
    var found = new Problems();
    var reader = new JobsReader(new Context(catalog, files, found), sites, start);
    var jobs = reader.jobs(new ListedItems("jobs", EXAMPLE).of(text, found));
    problems.addAll(found);
    return found.hasErrors() ? List.of() : jobs;
  }

  private List<JobRequest> jobs(List<Mapping> items) {
    var jobs = new ArrayList<JobRequest>();
    var names = new HashMap<String, Scalar>();
    int number = 0;
    for (var item : items) {
      var fields = Fields.of("jobs", item, KEYS, context);
      var name = ListedItems.name(fields, "job", ++number, names);
      job(name, fields).ifPresent(jobs::add);
    }
    return jobs;
  }

  private Optional<JobRequest> job(String name, Fields fields) {
    var demand = demand(fields);
    var gpus = fields.amount("gpus", Dimension.COUNT, Range.POSITIVE);
    var ready = time(fields, "ready", start);
    var deadline = time(fields, "deadline", ready.orElse(start));
    if (deadline.isPresent() && !(deadline.getAsDouble() > ready.orElse(start))) {
      context
          .problems()
          .error(
              fields.valuePlace("deadline"),
              "the deadline is not after the earliest start",
              "give a later deadline, or an earlier 'ready'");
    }
    var allowed = allowed(fields);
    int home = home(fields, allowed);
    allowed.sort((a, b) -> Boolean.compare(b == home, a == home));
    double bytes = fields.notNegative("data", Dimension.DATA).map(Input::mean).orElse(0.0);
    boolean divisible =
        fields
            .word("divisible", List.of("yes", "no", "true", "false"))
            .filter(word -> word.equals("yes") || word.equals("true"))
            .isPresent();
    return demand.map(
        its ->
            new JobRequest(
                name, fields.place(), its, gpus, ready, deadline, divisible, allowed, home, bytes));
  }

  private Optional<JobRequest.Demand> demand(Fields fields) {
    var file = fields.text("workload", "run.yaml");
    var watts = fields.notNegative("power", Dimension.POWER);
    var seconds = fields.positive("duration", Dimension.TIME);
    if (file.isPresent()) {
      if (fields.has("power")) {
        context.twice(
            "what the job draws",
            "'workload'",
            fields.keyPlace("workload"),
            "'power'",
            fields.keyPlace("power"));
      }
      return Optional.of(new JobRequest.OfWorkload(file.get(), seconds));
    }
    for (var key : List.of("power", "duration")) {
      if (!fields.has(key) && !fields.has("workload")) {
        context
            .problems()
            .error(
                fields.place(),
                "'" + key + "' of the job is missing",
                "write power: 5.6 kW and duration: 6 h, or workload: run.yaml");
      }
    }
    return watts.isPresent() && seconds.isPresent()
        ? Optional.of(new JobRequest.Stated(watts.get(), seconds.get()))
        : Optional.empty();
  }

  /// A point in time, or a span after another.
  private OptionalDouble time(Fields fields, String key, double from) {
    var text = fields.text(key, "2026-11-23T08:00Z");
    if (text.isEmpty()) {
      return OptionalDouble.empty();
    }
    var time = Timestamps.read(text.get().text());
    if (time.isPresent()) {
      return time;
    }
    if (QuantityReader.read(text.get().text(), Dimension.TIME)
            instanceof Reading.Read(Estimate span)
        && !span.uncertain()
        && span.mean() >= 0) {
      return OptionalDouble.of(from + span.mean());
    }
    context
        .problems()
        .error(
            text.get().place(),
            Quote.of(text.get().text()) + " is no time with a zone, and no span",
            TIME_FORMS);
    return OptionalDouble.empty();
  }

  /// The sites that a job names; all where it names none.
  private List<Integer> allowed(Fields fields) {
    var allowed = new ArrayList<Integer>();
    var node = fields.node("sites");
    if (node.isEmpty()) {
      for (int s = 0; s < sites.size(); s++) {
        allowed.add(s);
      }
      return allowed;
    }
    for (var name : node.get() instanceof Sequence list ? list.items() : List.of(node.get())) {
      var site = site(name);
      if (site.isPresent() && !allowed.contains(site.get())) {
        allowed.add(site.get());
      }
    }
    if (allowed.isEmpty() && !context.problems().hasErrors()) {
      context
          .problems()
          .error(
              node.get().place(),
              "a job without a site",
              "leave 'sites' out if it may run anywhere");
    }
    return allowed;
  }

  private Optional<Integer> site(Node node) {
    if (!(node instanceof Scalar name)) {
      context
          .problems()
          .error(
              node.place(), "a site is a name, not " + node.kind(), "write sites: [" + example());
      return Optional.empty();
    }
    int at = sites.indexOf(name.text().strip());
    if (at < 0) {
      unknown(name.place(), name.text());
      return Optional.empty();
    }
    return Optional.of(at);
  }

  private String example() {
    return String.join(", ", sites.subList(0, Math.min(2, sites.size()))) + "]";
  }

  private void unknown(Place at, String name) {
    var near = Suggestion.closest(name, sites);
    context
        .problems()
        .error(
            at,
            "unknown site " + Quote.of(name),
            near.map(its -> "did you mean '" + its + "'? ").orElse("")
                + "sites are "
                + String.join(", ", sites));
  }

  /// Where the data lie: at the first site where it may run, unless the file says.
  private int home(Fields fields, List<Integer> allowed) {
    var name = fields.text("home", sites.getFirst());
    if (name.isPresent()) {
      int at = sites.indexOf(name.get().text().strip());
      if (at >= 0) {
        return at;
      }
      unknown(name.get().place(), name.get().text());
    }
    return allowed.isEmpty() ? 0 : allowed.getFirst();
  }
}
