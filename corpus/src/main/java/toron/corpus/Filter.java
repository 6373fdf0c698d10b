package toron.corpus;

import java.util.List;
import java.util.Optional;
import toron.ingest.Contribution;
import toron.structure.debate.Debate;

/** Keeps a debate, or drops it with a reason. */
interface Filter {
  /** How reports call it. */
  String name();

  /** Why the debate is left out; empty when it is kept. */
  Optional<Dropped> refuse(Candidate candidate);

  /**
   * A debate and what is known of where it came from.
   *
   * @param quality the lowest of its documents
   */
  record Candidate(
      Debate debate, List<SourceFile> sources, double quality, List<Contribution> contributions) {}
}
