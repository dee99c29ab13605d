package lepton.text;

import java.util.List;

/// Nodes in a row: `[1, 2]`, or lines that begin with `-`.
public record Sequence(List<Node> items, Place place) implements Node {

  public Sequence {
    items = List.copyOf(items);
  }

  @Override
  public String kind() {
    return "a list";
  }
}
