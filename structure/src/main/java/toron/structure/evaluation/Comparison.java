package toron.structure.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.text.Normal;

/** Compares a debate as it was read with the gold one, element by element. */
final class Comparison {
  static final double UNIT = 0.6;
  private static final double SURE = 0.8;

  private final Debate gold;
  private final Debate found;
  private final Map<Element, Counts> counts = new EnumMap<>(Element.class);
  private final Map<Debate.Argument, Debate.Argument> units;

  Comparison(Debate gold, Debate found) {
    this.gold = gold;
    this.found = found;
    this.units = Spans.match(gold.arguments(), found.arguments(), Debate.Argument::location, UNIT);
  }

  Map<Element, Counts> counts() {
    count(Element.DEBATES, 1, 1, 1);
    speeches();
    passages();
    arguments();
    links();
    evidence();
    decision();
    return counts;
  }

  private void count(Element element, int inGold, int there, int right) {
    counts.put(element, new Counts(inGold, there, right));
  }

  /** Role, side and order: the longest common sequence, over the speeches that have a side. */
  private void speeches() {
    List<Debate.Speech> a = gold.speeches().stream().filter(s -> s.side() != null).toList();
    List<Debate.Speech> b = found.speeches().stream().filter(s -> s.side() != null).toList();
    int[][] best = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        boolean same =
            Objects.equals(a.get(i).role(), b.get(j).role())
                && a.get(i).side() == b.get(j).side()
                && Spans.overlap(a.get(i).location(), b.get(j).location()) >= 0.5;
        best[i][j] = same ? 1 + best[i + 1][j + 1] : Math.max(best[i + 1][j], best[i][j + 1]);
      }
    }
    count(Element.SPEECHES, a.size(), b.size(), best[0][0]);
  }

  private void passages() {
    boolean motion = even(text(gold.motion())).equals(even(text(found.motion())));
    count(
        Element.MOTION,
        gold.motion() == null ? 0 : 1,
        found.motion() == null ? 0 : 1,
        motion && gold.motion() != null ? 1 : 0);
    int right = 0;
    Map<Debate.Exchange, Debate.Exchange> pairs =
        Spans.match(gold.exchanges(), found.exchanges(), e -> e.question().location(), UNIT);
    for (Map.Entry<Debate.Exchange, Debate.Exchange> pair : pairs.entrySet()) {
      Debate.Passage wanted = pair.getKey().answer();
      Debate.Passage got = pair.getValue().answer();
      boolean same =
          (wanted == null || got == null)
              ? Objects.equals(wanted, got)
              : Spans.overlap(wanted.location(), got.location()) >= UNIT;
      right += same ? 1 : 0;
    }
    count(Element.EXCHANGES, gold.exchanges().size(), found.exchanges().size(), right);
  }

  private void arguments() {
    count(Element.UNITS, gold.arguments().size(), found.arguments().size(), units.size());
    attribute(Element.KINDS, Debate.Argument::kind);
    attribute(Element.ISSUES, Debate.Argument::issue);
    attribute(Element.STATUS, Debate.Argument::status);
    Map<String, String> names = names();
    int right = 0;
    for (Map.Entry<Debate.Argument, Debate.Argument> pair : units.entrySet()) {
      String parent = pair.getValue().parent();
      String wanted = pair.getKey().parent();
      right += Objects.equals(wanted, parent == null ? null : names.get(parent)) ? 1 : 0;
    }
    count(Element.PARENTS, units.size(), units.size(), right);
  }

  private void attribute(Element element, Function<Debate.Argument, @Nullable Object> attribute) {
    int right = 0;
    for (Map.Entry<Debate.Argument, Debate.Argument> pair : units.entrySet()) {
      boolean same =
          Objects.equals(attribute.apply(pair.getKey()), attribute.apply(pair.getValue()));
      right += same ? 1 : 0;
    }
    count(element, units.size(), units.size(), right);
  }

  /** Ids of the gold for those of the debate found. */
  private Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    units.forEach((wanted, got) -> names.put(got.id(), wanted.id()));
    return names;
  }

  private void links() {
    Map<String, Debate.Relation> wanted = new HashMap<>();
    for (Debate.Argument argument : gold.arguments()) {
      for (Debate.Target target : argument.targets()) {
        wanted.put(argument.id() + ">" + target.argument(), target.relation());
      }
    }
    Map<String, String> names = names();
    int there = 0;
    int right = 0;
    int sure = 0;
    int sureRight = 0;
    int relations = 0;
    for (Debate.Argument argument : found.arguments()) {
      for (Debate.Target target : argument.targets()) {
        String link = names.get(argument.id()) + ">" + names.get(target.argument());
        Debate.Relation relation = wanted.get(link);
        there++;
        right += relation == null ? 0 : 1;
        relations += relation == target.relation() ? 1 : 0;
        if (target.confidence() >= SURE) {
          sure++;
          sureRight += relation == null ? 0 : 1;
        }
      }
    }
    count(Element.LINKS, wanted.size(), there, right);
    count(Element.SURE_LINKS, sure, sure, sureRight);
    count(Element.RELATIONS, right, right, relations);
  }

  /** A link that was found, between arguments by their ids there. */
  record Tie(String from, String to, double confidence, boolean right) {}

  List<Tie> ties() {
    Set<String> wanted = new HashSet<>();
    for (Debate.Argument argument : gold.arguments()) {
      argument.targets().forEach(t -> wanted.add(argument.id() + ">" + t.argument()));
    }
    Map<String, String> names = names();
    List<Tie> ties = new ArrayList<>();
    for (Debate.Argument argument : found.arguments()) {
      for (Debate.Target target : argument.targets()) {
        String link = names.get(argument.id()) + ">" + names.get(target.argument());
        ties.add(
            new Tie(argument.id(), target.argument(), target.confidence(), wanted.contains(link)));
      }
    }
    return ties;
  }

  private void evidence() {
    Map<Debate.Evidence, Debate.Evidence> pairs =
        Spans.match(gold.evidence(), found.evidence(), Debate.Evidence::location, SURE);
    count(Element.QUOTES, gold.evidence().size(), found.evidence().size(), pairs.size());
    int cited = (int) gold.evidence().stream().filter(e -> e.citation() != null).count();
    int there = (int) found.evidence().stream().filter(e -> e.citation() != null).count();
    int right = 0;
    for (Map.Entry<Debate.Evidence, Debate.Evidence> pair : pairs.entrySet()) {
      String citation = pair.getKey().citation();
      String got = pair.getValue().citation();
      right += citation != null && got != null && even(citation).equals(even(got)) ? 1 : 0;
    }
    count(Element.CITATIONS, cited, there, right);
  }

  private void decision() {
    Debate.Decision wanted = gold.decision();
    Debate.Decision got = found.decision();
    boolean same =
        wanted != null && got != null && wanted.winner() == got.winner() && sameRanks(wanted, got);
    count(Element.DECISION, wanted == null ? 0 : 1, got == null ? 0 : 1, same ? 1 : 0);
    list(Element.VOTES, wanted, got, d -> d.votes().stream().map(Debate.Vote::side).toList());
    list(Element.RANKS, wanted, got, Debate.Decision::ranks);
    list(
        Element.SCORES,
        wanted,
        got,
        d -> d.scores().stream().map(s -> s.side() + "/" + s.speech() + "/" + s.points()).toList());
    list(Element.TALLY, wanted, got, Debate.Decision::tally);
  }

  private static boolean sameRanks(Debate.Decision a, Debate.Decision b) {
    return new HashSet<>(a.ranks()).equals(new HashSet<>(b.ranks()));
  }

  private void list(
      Element element,
      Debate.@Nullable Decision wanted,
      Debate.@Nullable Decision got,
      Function<Debate.Decision, Collection<?>> part) {
    List<Object> a = wanted == null ? List.of() : new ArrayList<>(part.apply(wanted));
    List<Object> b = got == null ? List.of() : new ArrayList<>(part.apply(got));
    List<Object> left = new ArrayList<>(a);
    int right = (int) b.stream().filter(left::remove).count();
    count(element, a.size(), b.size(), right);
  }

  /** Gold elements that were missed and found ones that are wrong, for a person to look at. */
  List<String> worst() {
    List<String> lines = new ArrayList<>();
    Set<Debate.Argument> right = new HashSet<>(units.values());
    gold.arguments().stream()
        .filter(a -> !units.containsKey(a))
        .forEach(a -> lines.add("missed unit " + a.id() + " " + head(a)));
    found.arguments().stream()
        .filter(a -> !right.contains(a))
        .forEach(a -> lines.add("wrong unit " + a.id() + " " + head(a)));
    return lines;
  }

  private static String head(Debate.Argument argument) {
    String text = argument.text().replace('\n', ' ');
    return argument.kind()
        + " in speech "
        + argument.speech()
        + ": "
        + text.substring(0, Math.min(40, text.length()));
  }

  private static String text(Debate.@Nullable Passage passage) {
    return passage == null ? "" : passage.text();
  }

  private static String even(String text) {
    return Normal.fold(text).replaceAll("[\\s\\u3000。.,、「」“”\"]", "");
  }
}
