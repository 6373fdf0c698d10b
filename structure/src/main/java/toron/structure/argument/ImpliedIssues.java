package toron.structure.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import toron.structure.debate.Debate;
import toron.structure.text.SourceText;

/**
 * Names the parts of an advantage or a disadvantage that has exactly three without headings, in the
 * order of the stock issues; only where the first speaks of how things are now.
 */
final class ImpliedIssues {
  private static final Pattern NOW =
      Pattern.compile(
          "^.{0,12}(?:現在|現状|今|いま)|^(?:today|at present|now|currently|in the status quo)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final List<Debate.Issue> ADVANTAGE =
      List.of(Debate.Issue.INHERENCY, Debate.Issue.SOLVENCY, Debate.Issue.SIGNIFICANCE);
  private static final List<Debate.Issue> DISADVANTAGE =
      List.of(Debate.Issue.UNIQUENESS, Debate.Issue.LINK, Debate.Issue.IMPACT);

  private final SourceText source;

  ImpliedIssues(SourceText source) {
    this.source = source;
  }

  /** Replaces units from {@code first} on. */
  void fill(List<Unit> units, int first) {
    for (int head = first; head < units.size(); head++) {
      Debate.ArgumentKind kind = units.get(head).kind();
      boolean advantage = kind == Debate.ArgumentKind.ADVANTAGE;
      if (!advantage && kind != Debate.ArgumentKind.DISADVANTAGE) {
        continue;
      }
      List<Integer> parts = new ArrayList<>();
      for (int i = head + 1; i < units.size(); i++) {
        if (units.get(i).parent() == head) {
          parts.add(i);
        }
      }
      boolean bare = parts.stream().allMatch(i -> units.get(i).issue() == null);
      if (parts.size() == 3 && bare && now(units.get(parts.get(0)))) {
        for (int p = 0; p < 3; p++) {
          Unit unit = units.get(parts.get(p));
          Debate.Issue issue = (advantage ? ADVANTAGE : DISADVANTAGE).get(p);
          units.set(parts.get(p), unit.withIssue(issue));
        }
      }
    }
  }

  private boolean now(Unit unit) {
    return NOW.matcher(source.text().substring(unit.span().begin(), unit.span().end())).find();
  }
}
