package lepton.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lepton.text.Documents;
import lepton.text.Mapping;
import lepton.text.Node;
import lepton.text.Problems;
import lepton.text.Scalar;
import lepton.text.Sequence;
import lepton.text.SourceText;

/// Damages workloads at random, as texts and as trees.
final class Damage {

  private static final String[] WORDS = {
    "",
    "~",
    "none",
    "NaN",
    ".inf",
    "-1",
    "0",
    "1",
    "1e308",
    "1e-308",
    "-0",
    "1e24",
    "1e60 FLOP",
    "1e20 h",
    "5 kW",
    "0.5..0.4",
    "0.1..0.9",
    "3 ± 9",
    "-5 ± 1",
    "9 %",
    "900%",
    "400",
    "W",
    "H1000",
    "h100",
    "trainium1",
    "cerebras-wse3",
    "gaudi",
    "jetson-nano",
    "DE",
    "world",
    "US",
    "aws/eu-central-1",
    "google",
    "full",
    "fp64",
    "fp4",
    "int8",
    "bf16",
    "2:4",
    "unstructured",
    "structured",
    "other",
    "dense",
    "both",
    "1e-12",
    "1e19 y",
    "0.21 USD/kWh",
    "2 L",
    "[",
    "\u0000",
    "de.csv",
    "nowhere.csv",
    "2024-03-22T02:30Z",
    "1 mW",
    "1 ZFLOP/s",
    "1e36 J",
    "1e-30 J",
    "1e20",
    "µ",
    "1_000",
    "x".repeat(300)
  };

  private final Random random;
  private final List<String> texts = new ArrayList<>();
  private final List<Node> trees = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private final List<Node> parts = new ArrayList<>();

  Damage(Random random) {
    this.random = random;
  }

  /// Adds a text to damage; its keys and parts turn up in the others too.
  void add(String text) {
    texts.add(text);
    for (var document : Documents.read(SourceText.of("run.yaml", text), new Problems())) {
      trees.add(document);
      collect(document);
    }
  }

  /// A text with some characters changed.
  String text() {
    var text = new StringBuilder(texts.get(random.nextInt(texts.size())));
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      int at = random.nextInt(text.length());
      int end = Math.min(text.length(), at + 1 + random.nextInt(8));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, end);
        case 1 -> text.insert(at, WORDS[random.nextInt(WORDS.length)]);
        case 2 -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
        default -> text.insert(at, text.substring(at, end));
      }
    }
    return text.toString();
  }

  /// An option or none, as `path=value`.
  String[] options() {
    if (random.nextInt(4) > 0) {
      return new String[0];
    }
    return new String[] {
      keys.get(random.nextInt(keys.size()))
          + (random.nextBoolean() ? "." + keys.get(random.nextInt(keys.size())) : "")
          + "="
          + WORDS[random.nextInt(WORDS.length)]
    };
  }

  private void collect(Node node) {
    parts.add(node);
    switch (node) {
      case Scalar _ -> {}
      case Sequence list -> list.items().forEach(this::collect);
      case Mapping mapping -> {
        for (var entry : mapping.entries()) {
          keys.add(entry.key().text());
          collect(entry.value());
        }
      }
    }
  }

  Node tree() {
    Node tree = trees.get(random.nextInt(trees.size()));
    for (int times = 1 + random.nextInt(4); times > 0; times--) {
      tree = damaged(tree);
    }
    return tree;
  }

  /// The tree with one node changed, found by a walk that stops anywhere.
  private Node damaged(Node node) {
    return switch (node) {
      case Scalar scalar -> replacement(scalar);
      case Sequence list -> {
        if (list.items().isEmpty() || random.nextInt(4) == 0) {
          yield replacement(list);
        }
        var items = new ArrayList<>(list.items());
        int at = random.nextInt(items.size());
        if (random.nextInt(4) == 0) {
          items.remove(at);
        } else {
          items.set(at, damaged(items.get(at)));
        }
        yield new Sequence(items, list.place());
      }
      case Mapping mapping -> {
        if (mapping.entries().isEmpty() || random.nextInt(12) == 0) {
          yield replacement(mapping);
        }
        yield new Mapping(damaged(mapping.entries()), mapping.place());
      }
    };
  }

  private List<Mapping.Entry> damaged(List<Mapping.Entry> given) {
    var entries = new ArrayList<>(given);
    int at = random.nextInt(entries.size());
    var entry = entries.get(at);
    switch (random.nextInt(6)) {
      case 0 -> entries.remove(at);
      case 1 -> {
        var key = new Scalar(keys.get(random.nextInt(keys.size())), false, entry.key().place());
        if (entries.stream().noneMatch(other -> other.key().text().equals(key.text()))) {
          entries.set(at, new Mapping.Entry(key, entry.value()));
        }
      }
      default -> entries.set(at, new Mapping.Entry(entry.key(), damaged(entry.value())));
    }
    return entries;
  }

  private Node replacement(Node node) {
    if (random.nextInt(3) == 0) {
      return parts.get(random.nextInt(parts.size()));
    }
    var word =
        new Scalar(WORDS[random.nextInt(WORDS.length)], random.nextInt(8) == 0, node.place());
    return switch (random.nextInt(12)) {
      case 0 -> new Sequence(List.of(word), node.place());
      case 1 -> new Mapping(List.of(), node.place());
      case 2 ->
          new Mapping(
              List.of(new Mapping.Entry(new Scalar("low", false, node.place()), word)),
              node.place());
      default -> word;
    };
  }
}
