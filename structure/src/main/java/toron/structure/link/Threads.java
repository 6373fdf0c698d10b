package toron.structure.link;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.argument.Unit;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.discourse.References;
import toron.structure.text.Numbers;
import toron.structure.text.SourceText;

/**
 * Threads of the flow: an answer belongs to the stock issue and the case argument that it answers,
 * so that "内因性について" of a later speech finds the last word on inherency.
 */
final class Threads {
  private static final int OPENING = 60;
  private static final Pattern CASES =
      Pattern.compile(
          "(ディスアドバンテージ|デメリット|DA|弊害|dis-?advantage)|(アドバンテージ|メリット|\\badvantage)|(カウンタープラン|対抗プラン|\\bcounter-?plan|\\bCP\\b|\\bpermutation)|(\\bcontention|\\b(?:first|second|third) (?:point|argument|contention|reason))",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OURS = whose("my|our", "我々|私たち|私ども|こちら|自分たち");
  private static final Pattern THEIRS = whose("their|his|her|your", "相手側?|先方");

  private final List<Unit> units;
  private final List<String> openings = new ArrayList<>();
  private final List<Strand> threads = new ArrayList<>();
  private final List<Strand> named = new ArrayList<>();

  /**
   * @param family which kind of case argument, 1 to 4, or 0
   * @param root whose argument it began with
   */
  private record Strand(
      Debate.@Nullable Issue issue, int family, @Nullable Integer number, @Nullable Side root) {}

  Threads(SourceText source, List<Unit> units) {
    this.units = units;
    Map<Debate.ArgumentKind, Integer> family = new HashMap<>();
    family.put(Debate.ArgumentKind.DISADVANTAGE, 1);
    family.put(Debate.ArgumentKind.ADVANTAGE, 2);
    family.put(Debate.ArgumentKind.COUNTERPLAN, 3);
    family.put(Debate.ArgumentKind.CONTENTION, 4);
    int before = -1;
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      int end = Math.min(unit.span().end(), unit.span().begin() + OPENING);
      String opening = source.text().substring(unit.span().begin(), end);
      openings.add(opening);
      Strand spoken = spoken(opening);
      boolean same = before >= 0 && units.get(before).turn() == unit.turn();
      boolean response = unit.kind() == Debate.ArgumentKind.RESPONSE;
      if (response && spoken.family() == 0 && same) {
        // a speech goes through one case argument after the other
        Strand last = named.get(before);
        spoken = new Strand(spoken.issue(), last.family(), last.number(), null);
      }
      named.add(spoken);
      threads.add(own(unit, opening, family));
      before = response ? i : before;
    }
  }

  private Strand own(Unit unit, String opening, Map<Debate.ArgumentKind, Integer> family) {
    if (unit.parent() >= 0 && unit.parent() < threads.size()) {
      Strand root = threads.get(unit.parent());
      return new Strand(unit.issue(), root.family(), root.number(), unit.side());
    }
    int kind = family.getOrDefault(unit.kind(), 0);
    if (unit.kind() == Debate.ArgumentKind.CLAIM) {
      kind = 4;
    }
    Integer number =
        kind == 0 ? null : Numbers.of(opening.substring(0, Math.min(24, opening.length())));
    return new Strand(unit.issue(), kind, number, unit.side());
  }

  private static Strand spoken(String opening) {
    Matcher matcher = CASES.matcher(opening);
    int family = 0;
    Integer number = null;
    if (matcher.find()) {
      for (int g = 1; g <= 4; g++) {
        family = matcher.group(g) == null ? family : g;
      }
      int end = Math.min(opening.length(), matcher.end() + 4);
      number = Numbers.of(opening.substring(matcher.start(), end));
    }
    return new Strand(References.issue(opening), family, number, null);
  }

  /** How well the words that a response opens with name the thread of a unit, as signs. */
  void compare(int from, Choice choice) {
    Strand wanted = named.get(from);
    Strand there = threads.get(choice.to());
    if (wanted.issue() != null && there.issue() != null) {
      choice.set(wanted.issue() == there.issue() ? Sign.ISSUE : Sign.OTHER_ISSUE, 1);
    }
    if (wanted.family() != 0 && there.family() != 0) {
      boolean number =
          wanted.number() == null
              || there.number() == null
              || wanted.number().equals(there.number());
      choice.set(wanted.family() == there.family() && number ? Sign.CASE : Sign.OTHER_CASE, 1);
    }
    whose(units.get(from).side(), openings.get(from), there.root(), choice);
  }

  private static void whose(
      @Nullable Side side, String opening, @Nullable Side root, Choice choice) {
    boolean ours = OURS.matcher(opening).find();
    boolean theirs = THEIRS.matcher(opening).find();
    if (side != null && root != null && ours != theirs) {
      choice.set(side.opposes(root) == theirs ? Sign.WHOSE : Sign.OTHERS, 1);
    }
  }

  private static Pattern whose(String english, String japanese) {
    return Pattern.compile(
        "\\b(?:"
            + english
            + ")(?: own)?(?: [\\w-]+){0,2} (?:case|contention|argument|point|advantage|disadvantage|plan|counter-?plan|criterion|value|definition|framework|evidence)\\b|(?:"
            + japanese
            + ")の",
        Pattern.CASE_INSENSITIVE);
  }

  /** A response belongs to the thread of what it answers. */
  void join(int from, int to) {
    threads.set(from, threads.get(to));
  }
}
