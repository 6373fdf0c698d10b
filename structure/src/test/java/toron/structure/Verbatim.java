package toron.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import toron.ingest.Document;
import toron.structure.debate.Debate;
import toron.structure.debate.Location;
import toron.structure.debate.Side;

/** Checks what the contract promises of every debate, whatever the text. */
final class Verbatim {
  private Verbatim() {}

  static void check(Document document, Debate debate) {
    same(document, debate.motion());
    debate.speeches().forEach(s -> same(document, s.text(), s.location()));
    debate.arguments().forEach(a -> same(document, a.text(), a.location()));
    debate.evidence().forEach(e -> same(document, e.quote(), e.location()));
    for (Debate.Exchange exchange : debate.exchanges()) {
      same(document, exchange.question());
      same(document, exchange.answer());
    }
    Debate.Decision decision = debate.decision();
    if (decision != null) {
      same(document, decision.reason());
      decision.comments().forEach(c -> same(document, c.text(), c.location()));
    }
    apart(debate);
    links(debate);
  }

  private static void same(
      Document document, Debate.@org.jspecify.annotations.Nullable Passage passage) {
    if (passage != null) {
      same(document, passage.text(), passage.location());
    }
  }

  private static void same(Document document, String text, List<Location> location) {
    assertThat(Texts.at(document, location)).isEqualTo(text);
  }

  /** Units lie within their speeches and apart from each other. */
  private static void apart(Debate debate) {
    int end = -1;
    for (Debate.Argument argument : debate.arguments()) {
      assertThat(argument.location()).isNotEmpty();
      int begin = argument.location().get(0).begin();
      assertThat(begin).as(argument.text()).isGreaterThanOrEqualTo(end);
      end = argument.location().get(argument.location().size() - 1).end();
      assertThat(debate.speeches().get(argument.speech()).text()).contains(argument.text());
    }
  }

  /** An attack goes to the other side and back in time; ids resolve. */
  private static void links(Debate debate) {
    for (Debate.Argument argument : debate.arguments()) {
      for (Debate.Target target : argument.targets()) {
        Debate.Argument other =
            debate.arguments().stream()
                .filter(a -> a.id().equals(target.argument()))
                .findFirst()
                .orElseThrow();
        assertThat(other.speech()).isLessThan(argument.speech());
        assertThat(target.confidence()).isBetween(0.0, 1.0);
        Side from = argument.side();
        Side to = other.side();
        if (from != null && to != null) {
          assertThat(from.opposes(to)).isEqualTo(target.relation() != Debate.Relation.SUPPORT);
        }
      }
    }
  }
}
