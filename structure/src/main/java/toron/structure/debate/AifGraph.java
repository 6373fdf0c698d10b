package toron.structure.debate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import toron.files.Json;
import toron.files.JsonLines;
import toron.structure.debate.Debate.Argument;
import toron.structure.debate.Debate.ArgumentKind;
import toron.structure.debate.Debate.Evidence;
import toron.structure.debate.Debate.Passage;
import toron.structure.debate.Debate.Relation;
import toron.structure.debate.Debate.Target;

/**
 * The argument graph of a debate in the Argument Interchange Format, as JSON.
 *
 * <p>I-nodes are the motion, the units and the quotations; RA-nodes are inferences, CA-nodes
 * conflicts; no edge joins two I-nodes. A quotation and a part support what they belong to, a case
 * supports or attacks the motion, and an undercut attacks the inference that its target serves. A
 * turn is a conflict: the format has no other node for it. See Chesñevar et al., Towards an
 * argument interchange format, The Knowledge Engineering Review 21(4), 2006.
 *
 * @param nodes in the order of the debate
 * @param edges from premise to scheme, and from scheme to conclusion
 */
public record AifGraph(List<Node> nodes, List<Edge> edges) {
  private static final Set<ArgumentKind> CASES =
      Set.of(ArgumentKind.ADVANTAGE, ArgumentKind.DISADVANTAGE, ArgumentKind.CONTENTION);

  public AifGraph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** {@code type} is I, RA or CA. */
  public record Node(String nodeID, String text, String type) {}

  public record Edge(String edgeID, String fromID, String toID) {}

  public static AifGraph of(Debate debate) {
    return new Builder(debate).build();
  }

  /**
   * Writes one file a debate.
   *
   * @param debates the rows of {@code debates.jsonl}
   * @param names the file's name for a debate's id
   * @return how many were written
   */
  public static long writeAll(Path debates, Path folder, UnaryOperator<String> names)
      throws IOException {
    long count = 0;
    try (Stream<Debate> rows = JsonLines.read(debates, Debate.class)) {
      for (Debate debate : (Iterable<Debate>) rows::iterator) {
        Json.write(folder.resolve(names.apply(debate.id())), of(debate));
        count++;
      }
    }
    return count;
  }

  private static final class Builder {
    private static final String MOTION = "motion";

    private final Debate debate;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();

    /** The inference from a unit to its parent or the motion: what an undercut attacks. */
    private final Map<String, String> inferences = new HashMap<>();

    Builder(Debate debate) {
      this.debate = debate;
    }

    AifGraph build() {
      Passage motion = debate.motion();
      if (motion != null) {
        statement(MOTION, motion.text());
      }
      debate.arguments().forEach(unit -> statement(unit.id(), unit.text()));
      Map<String, Evidence> evidence = new HashMap<>();
      debate.evidence().forEach(read -> evidence.put(read.id(), read));
      for (Argument unit : debate.arguments()) {
        unit.evidence().stream().map(evidence::get).forEach(read -> reading(read, unit));
        place(unit, motion);
      }
      debate.arguments().forEach(this::answers);
      return new AifGraph(List.copyOf(nodes.values()), edges);
    }

    private void reading(@Nullable Evidence read, Argument unit) {
      if (read != null) {
        String cited = read.citation() == null ? "" : " (" + read.citation() + ")";
        statement(read.id(), read.quote() + cited);
        scheme("RA", read.id(), unit.id());
      }
    }

    private void place(Argument unit, @Nullable Passage motion) {
      String parent = unit.parent();
      if (parent != null && nodes.containsKey(parent)) {
        inferences.put(unit.id(), scheme("RA", unit.id(), parent));
      } else if (motion != null && unit.side() != null && CASES.contains(unit.kind())) {
        String type = unit.side().proposes() ? "RA" : "CA";
        inferences.put(unit.id(), scheme(type, unit.id(), MOTION));
      }
    }

    private void answers(Argument unit) {
      for (Target target : unit.targets()) {
        if (nodes.containsKey(target.argument())) {
          boolean support = target.relation() == Relation.SUPPORT;
          boolean undercut = target.relation() == Relation.UNDERCUT;
          String to =
              undercut
                  ? inferences.getOrDefault(target.argument(), target.argument())
                  : target.argument();
          scheme(support ? "RA" : "CA", unit.id(), to);
        }
      }
    }

    private void statement(String id, String text) {
      nodes.putIfAbsent(id, new Node(id, text, "I"));
    }

    private String scheme(String type, String from, String to) {
      String id = from + ">" + to;
      String text = type.equals("RA") ? "Default Inference" : "Default Conflict";
      if (nodes.putIfAbsent(id, new Node(id, text, type)) == null) {
        edge(from, id);
        edge(id, to);
      }
      return id;
    }

    private void edge(String from, String to) {
      edges.add(new Edge("e" + (edges.size() + 1), from, to));
    }
  }
}
