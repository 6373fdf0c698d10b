package toron.structure.decision;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/** Who won, as the even lines of the judges' part say it. */
public final class Verdict {
  private static final int SHORT = 70;

  /** Where a sentence comes from what might have been to what is. */
  private static final Pattern TURN =
      Pattern.compile("が、|けれども?、|ものの、|\\bbut |\\bhowever,? ", Pattern.CASE_INSENSITIVE);

  private Verdict() {}

  /** The side that is announced as the winner, or null. */
  static @Nullable Side announced(List<String> lines) {
    Side found = null;
    for (String line : lines) {
      Side side = in(line);
      if (side != null && line.length() <= SHORT) {
        return side; // a line of its own is the announcement
      }
      found = side == null ? found : side;
    }
    return found != null ? found : motion(lines);
  }

  /** The team that is said to have won, or null; nothing is carried or lost between four. */
  static @Nullable Side declared(List<String> lines) {
    for (String line : lines) {
      for (Pattern pattern : DecisionWords.ALL.declared()) {
        Matcher matcher = pattern.matcher(line);
        if (matcher.find() && !unreal(line, matcher)) {
          return ResultText.side(matcher.group("side"));
        }
      }
    }
    return null;
  }

  private static @Nullable Side in(String line) {
    Side last = null;
    int at = -1;
    for (Pattern pattern : DecisionWords.ALL.winner()) {
      Matcher matcher = pattern.matcher(line);
      while (matcher.find()) {
        if (matcher.start() > at && !unreal(line, matcher)) {
          at = matcher.start();
          last = ResultText.side(matcher.group("side"));
        }
      }
    }
    if (last != null) {
      return last;
    }
    for (Pattern pattern : DecisionWords.ALL.loser()) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.find() && !unreal(line, matcher)) {
        return other(ResultText.side(matcher.group("side")));
      }
    }
    return null;
  }

  /** Whether the sentence speaks of what might have been. */
  private static boolean unreal(String line, Matcher found) {
    int begin = found.start();
    while (begin > 0 && "。.!?".indexOf(line.charAt(begin - 1)) < 0) {
      begin--;
    }
    Matcher turn = TURN.matcher(line).region(begin, found.start());
    while (turn.find()) {
      begin = turn.end();
    }
    int end = Math.min(line.length(), found.end() + 6);
    return DecisionWords.ALL.unreal().matcher(line.substring(begin, end)).find();
  }

  private static @Nullable Side motion(List<String> lines) {
    for (String line : lines) {
      if (DecisionWords.ALL.defeated().matcher(line).find()) {
        return Side.NEGATIVE;
      }
      if (DecisionWords.ALL.carried().matcher(line).find()) {
        return Side.AFFIRMATIVE;
      }
    }
    return null;
  }

  /** What a single judge says of the own ballot, or null. */
  static @Nullable Side ballot(List<String> lines) {
    Side found = null;
    for (String line : lines) {
      for (Pattern pattern : DecisionWords.ALL.ballot()) {
        Matcher matcher = pattern.matcher(line);
        while (matcher.find()) {
          found = unreal(line, matcher) ? found : ResultText.side(matcher.group("side"));
        }
      }
    }
    return found;
  }

  /** Whom more judges, or more of the house, voted for; null where neither is known or at a tie. */
  public static @Nullable Side majority(List<Debate.Vote> votes, List<Debate.Tally> tally) {
    double balance = 0;
    for (Debate.Vote vote : votes) {
      balance += vote.side() == Side.AFFIRMATIVE ? 1 : -1;
    }
    if (votes.isEmpty()) {
      balance = balance(tally, null);
      if (tally.stream().anyMatch(t -> "before".equals(t.when()))
          && tally.stream().anyMatch(t -> "after".equals(t.when()))) {
        balance = balance(tally, "after") - balance(tally, "before"); // the larger gain wins
      }
    }
    if (balance == 0) {
      return null;
    }
    return balance > 0 ? Side.AFFIRMATIVE : Side.NEGATIVE;
  }

  private static double balance(List<Debate.Tally> tally, @Nullable String when) {
    double affirmative = 0;
    double negative = 0;
    int known = 0;
    for (Debate.Tally count : tally) {
      if (java.util.Objects.equals(count.when(), when)) {
        known++;
        affirmative += count.side() == Side.AFFIRMATIVE ? count.value() : 0;
        negative += count.side() == Side.NEGATIVE ? count.value() : 0;
      }
    }
    return known == 2 ? affirmative - negative : 0;
  }

  static Side other(Side side) {
    return side == Side.AFFIRMATIVE ? Side.NEGATIVE : Side.AFFIRMATIVE;
  }
}
