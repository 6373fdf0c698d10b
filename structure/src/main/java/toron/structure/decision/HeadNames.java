package toron.structure.decision;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Side;
import toron.structure.format.Draft;
import toron.structure.format.Format;
import toron.structure.heading.Benches;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/**
 * Names that stand in the headings of speeches and in the columns of the head. One that several
 * speeches of a side share, each with another name beside it, is the side's team.
 */
final class HeadNames {
  private static final Pattern BETWEEN =
      Pattern.compile("[^\\p{L}\\p{M}ー々ヶ.'’\\- ]+|[\\s　]{2,}| and ");
  private static final Pattern NAME =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsKatakana}\\p{IsHiragana}ー々ヶ]{2,10}|(?:[A-Z]\\.? ?)?\\p{Lu}[\\p{L}.'’-]+(?: [\\p{Lu}][\\p{L}.'’-]*){0,2}");
  private static final Pattern NO_NAME =
      Pattern.compile(
          ".*(?:立論|質疑|反[駁論ばん]|スピーチ|リプライ|ウィップ|まとめ|首相|党首|大臣|議員|議長|ステージ|分|秒|から|です|への|質問|回答|応答)|(?i).*\\b(?:minutes?|seconds?|reply|speech|speaker|case|cross|questions?|the|of|from|by|leader|member|deputy|prime|minister|whip|constructive|rebuttal|summary|focus|final|first|second|third|opening|closing|point|extension|chair)\\b.*");
  private static final int MOST = 4;

  private final Draft draft;
  private final Map<String, Side> sides = new LinkedHashMap<>();
  private final Map<String, Integer> speeches = new LinkedHashMap<>();

  HeadNames(Draft draft) {
    this.draft = draft;
    headings();
    columns();
  }

  /** Teams, and people whose speech is not known, with their side. */
  Map<String, Side> sides() {
    return sides;
  }

  /** People with their first speech. */
  Map<String, Integer> speeches() {
    return speeches;
  }

  private void headings() {
    Map<String, Set<Integer>> turns = new LinkedHashMap<>();
    Map<Integer, Integer> together = new HashMap<>();
    for (int i = 0; i < draft.turns().size(); i++) {
      Draft.Turn turn = draft.turns().get(i);
      List<String> there = turn.side() == null ? List.of() : names(heading(turn), turn);
      together.put(i, there.size());
      for (String name : there) {
        turns.computeIfAbsent(name, n -> new HashSet<>()).add(i);
      }
    }
    turns.forEach(
        (name, where) -> {
          Set<Side> theirs = new HashSet<>();
          where.forEach(i -> theirs.add(side(i)));
          boolean beside = where.stream().allMatch(i -> together.getOrDefault(i, 0) > 1);
          if (theirs.size() == 1 && where.size() > 1 && beside) {
            sides.put(name, theirs.iterator().next());
          } else if (theirs.size() == 1) {
            speeches.put(name, where.stream().min(Integer::compare).orElse(0));
          }
        });
  }

  private @Nullable Side side(int turn) {
    return draft.turns().get(turn).side();
  }

  /** The words of a speech's heading, up to the speech or to the end of its line. */
  private String heading(Draft.Turn turn) {
    Span label = turn.label();
    if (label.length() == 0) {
      return "";
    }
    TextLine line = draft.source().lineAt(label.begin());
    int end = Math.max(label.end(), Math.min(line.end(), turn.body().begin()));
    return draft.source().text().substring(label.begin(), end);
  }

  private List<String> names(String heading, Draft.@Nullable Turn turn) {
    List<String> found = new ArrayList<>();
    for (String part : BETWEEN.split(heading)) {
      String name = part.strip();
      for (Format.Turn known : draft.order()) {
        boolean own = turn != null && known.role() != null && known.role().equals(turn.role());
        name = own ? known.label().matcher(name).replaceFirst("").strip() : name;
      }
      boolean named = NAME.matcher(name).matches() && !NO_NAME.matcher(name).matches();
      if (named && Benches.whole(Names.even(name), draft.fourTeams()) == null) {
        found.add(Names.even(name));
      }
    }
    return found.size() > MOST ? List.of() : found;
  }

  /** "Proposition | Opposition" over the names of teams, or each beside its side. */
  private void columns() {
    List<@Nullable Side> above = List.of();
    for (TextLine line : draft.source().lines()) {
      if (line.begin() >= draft.head().end()) {
        return;
      }
      String words = draft.source().text(line);
      if (line.begin() < draft.head().begin() || words.indexOf('\t') < 0) {
        above = List.of();
        continue;
      }
      String[] cells = words.split("\t", -1);
      List<@Nullable Side> row = new ArrayList<>();
      for (String cell : cells) {
        row.add(Benches.whole(Names.even(cell), draft.fourTeams()));
      }
      boolean heads = row.size() > 1 && row.stream().allMatch(s -> s != null);
      for (int i = 0; i < cells.length && !heads; i++) {
        Side side = i > 0 ? row.get(i - 1) : null;
        side =
            side == null && i < above.size() && cells.length == above.size() ? above.get(i) : side;
        if (side != null && row.get(i) == null) {
          Side theirs = side;
          names(cells[i], null).forEach(n -> sides.putIfAbsent(n, theirs));
        }
      }
      above = heads ? row : cells.length == above.size() ? above : List.of();
    }
  }
}
