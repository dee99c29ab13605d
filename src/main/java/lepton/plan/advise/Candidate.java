package lepton.plan.advise;

import java.util.List;

/// A lever that could be used.
///
/// @param part what it takes the place of
/// @param id a short name that is its own among all: `2:4-pruning`
/// @param title for people, in few words
/// @param changes what it sets; none for a lever that the file names itself
/// @param own whether the file names it
/// @param evidence who says what it does, beyond what the reader of the workload says
public record Candidate(
    Part part, String id, String title, List<Change> changes, boolean own, String evidence) {

  public Candidate {
    changes = List.copyOf(changes);
  }
}
