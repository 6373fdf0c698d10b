package toron.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import toron.files.Json;
import toron.structure.debate.AifGraph;
import toron.structure.debate.Debate;
import toron.structure.text.Resources;

/** Debates as argument graphs. */
final class AifGraphTest {
  private static final Debate DEBATE =
      new DebateParser()
          .parse(Texts.document("ja", Resources.read(DebateParserTest.class, "nade.txt"), 12))
          .debates()
          .get(0);
  private final AifGraph graph = AifGraph.of(DEBATE);

  private Map<String, String> types() {
    Map<String, String> types = new HashMap<>();
    graph.nodes().forEach(node -> types.put(node.nodeID(), node.type()));
    return types;
  }

  @Test
  void everyUnitAndQuotationIsAStatement() {
    Set<String> statements =
        Set.copyOf(
            graph.nodes().stream()
                .filter(n -> n.type().equals("I"))
                .map(AifGraph.Node::nodeID)
                .toList());
    assertThat(statements).contains("motion");
    assertThat(statements).containsAll(DEBATE.arguments().stream().map(a -> a.id()).toList());
    assertThat(statements)
        .containsAll(DEBATE.arguments().stream().flatMap(a -> a.evidence().stream()).toList());
  }

  @Test
  void noEdgeJoinsTwoStatementsAndEachSchemeLeadsSomewhere() {
    Map<String, String> types = types();
    assertThat(types).hasSameSizeAs(graph.nodes());
    for (AifGraph.Edge edge : graph.edges()) {
      assertThat(types).containsKeys(edge.fromID(), edge.toID());
      assertThat(Set.of(types.get(edge.fromID()), types.get(edge.toID())))
          .isNotEqualTo(Set.of("I"));
    }
    types.forEach(
        (id, type) -> {
          if (!type.equals("I")) {
            assertThat(graph.edges()).filteredOn(e -> e.fromID().equals(id)).hasSize(1);
            assertThat(graph.edges()).anyMatch(e -> e.toID().equals(id));
          }
        });
  }

  @Test
  void anAttackIsAConflictAndAnExtensionAnInference() {
    List<Debate.Argument> linked =
        DEBATE.arguments().stream().filter(a -> !a.targets().isEmpty()).toList();
    assertThat(linked).isNotEmpty();
    Map<String, String> types = types();
    for (Debate.Argument unit : linked) {
      for (Debate.Target target : unit.targets()) {
        if (target.relation() != Debate.Relation.UNDERCUT) {
          String type = target.relation() == Debate.Relation.SUPPORT ? "RA" : "CA";
          assertThat(types).containsEntry(unit.id() + ">" + target.argument(), type);
        }
      }
    }
  }

  @Test
  void theJsonHasTheKeysOfTheFormat() {
    String json = Json.line(graph);
    assertThat(json).startsWith("{\"nodes\":[{\"nodeID\":\"motion\",\"text\":");
    assertThat(json).contains("\"edges\":[{\"edgeID\":\"e1\",\"fromID\":");
  }
}
