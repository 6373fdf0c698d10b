package toron.structure.heading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.format.Format;
import toron.structure.text.FirstLetters;

/** The labels of all formats, and the turns that each may open. */
public final class LabelBook {
  private static final String TRAILING = " \u3000:,・-–—―";

  /** An office that opens the debate may open its reply too, where the order says so. */
  private static final double OFFICE = 0.7;

  private static final List<Map.Entry<Pattern, List<Mark.FormatTurn>>> TURNS =
      List.copyOf(turns().entrySet());
  private static final FirstLetters LETTERS =
      new FirstLetters(TURNS.stream().map(Map.Entry::getKey).toList());

  private LabelBook() {}

  /** A label as it stands in a text. */
  public record Label(int begin, int end, List<Mark.FormatTurn> turns) {
    boolean fits(Label other) {
      return turns.stream().anyMatch(t -> other.turns.stream().anyMatch(t::same));
    }
  }

  /** The longest label that begins here, and all turns that it fits. */
  public static @Nullable Label at(String text, int begin, int limit) {
    if (begin >= limit) {
      return null;
    }
    int end = begin;
    List<Mark.FormatTurn> fitting = new ArrayList<>();
    for (int i : LETTERS.at(text.charAt(begin))) {
      Map.Entry<Pattern, List<Mark.FormatTurn>> entry = TURNS.get(i);
      Matcher matcher = entry.getKey().matcher(text).region(begin, limit);
      if (!matcher.lookingAt() || matcher.end() < end || matcher.end() == begin) {
        continue;
      }
      if (matcher.end() > end) {
        fitting.clear();
        end = matcher.end();
      }
      fitting.addAll(entry.getValue());
    }
    while (end > begin + 1 && TRAILING.indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return fitting.isEmpty() ? null : new Label(begin, end, fitting);
  }

  /** The turns that some words name as a whole. */
  static List<Mark.FormatTurn> of(String words) {
    Label label = at(words, 0, words.length());
    return label == null || label.end() < words.length() ? List.of() : label.turns();
  }

  /** Formats share most labels: each pattern is tried once. */
  private static Map<Pattern, List<Mark.FormatTurn>> turns() {
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    Map<Pattern, List<Mark.FormatTurn>> turns = new LinkedHashMap<>();
    for (Format format : Format.ALL) {
      for (Format.Turn turn : format.turns()) {
        put(patterns, turns, turn.label(), new Mark.FormatTurn(format, turn, 1));
        Pattern office = turn.office();
        if (office != null) {
          put(patterns, turns, office, new Mark.FormatTurn(format, turn, OFFICE));
        }
      }
    }
    return turns;
  }

  private static void put(
      Map<String, Pattern> patterns,
      Map<Pattern, List<Mark.FormatTurn>> turns,
      Pattern label,
      Mark.FormatTurn turn) {
    Pattern pattern = patterns.computeIfAbsent(label.pattern(), key -> label);
    turns.computeIfAbsent(pattern, key -> new ArrayList<>()).add(turn);
  }
}
