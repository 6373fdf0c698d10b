package toron.structure.heading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toron.structure.debate.Debate;
import toron.structure.format.Format;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/**
 * Speeches headed by the names of teams and a number alone: "Elm 1", "Oak, first speaker". Which
 * team stands on which bench, the order says: four teams of two speak as in no other format.
 */
final class TeamMarks {
  private static final Pattern HEADING =
      Pattern.compile(
          Marks.DECORATION
              + "(\\p{Lu}[^:.,;()\\t\\n]{1,30}?)[ ,:(–—-]+(?:(?:speaker|no\\.?) )?(1st|2nd|[12]|I{1,2}|(?i:first|second|one|two))(?i: speaker| speech| member)?[)*_=\\]]*[ \\t]*(?::|$)[ \\t]*");
  private static final List<String> ORDER =
      List.of("0/1", "1/1", "0/2", "1/2", "2/1", "3/1", "2/2", "3/2");

  private final SourceText source;

  TeamMarks(SourceText source) {
    this.source = source;
  }

  /** All eight, or none. */
  List<Mark> find() {
    Map<String, Integer> teams = new HashMap<>();
    List<Mark> marks = new ArrayList<>();
    Format four = four();
    for (TextLine line : source.lines()) {
      Matcher heading = HEADING.matcher(source.text()).region(line.begin(), line.end());
      if (!heading.lookingAt()) {
        continue;
      }
      String team = heading.group(1).strip().toLowerCase(Locale.ROOT);
      int known = teams.getOrDefault(team, teams.size());
      String speech = known + "/" + (second(heading.group(2)) ? 2 : 1);
      if (marks.size() < ORDER.size() && speech.equals(ORDER.get(marks.size()))) {
        teams.put(team, known);
        Format.Turn turn = four.turns().get(marks.size());
        boolean inline = heading.end() < line.end();
        int body = inline ? heading.end() : Math.min(line.end() + 1, source.text().length());
        Span label = source.trim(heading.start(1), heading.end());
        List<Mark.FormatTurn> turns = List.of(new Mark.FormatTurn(four, turn, 1));
        marks.add(new Mark(line.index(), label, body, inline, null, turns));
      }
    }
    return marks.size() == ORDER.size() ? marks : List.of();
  }

  private static boolean second(String number) {
    return number.toLowerCase(Locale.ROOT).matches("2nd|2|ii|second|two");
  }

  private static Format four() {
    return Format.ALL.stream()
        .filter(f -> f.turns().size() == ORDER.size())
        .filter(f -> f.turns().stream().map(t -> t.side()).distinct().count() == 4)
        .filter(f -> f.turns().stream().noneMatch(TeamMarks::cross))
        .findFirst()
        .orElseThrow();
  }

  private static boolean cross(Format.Turn turn) {
    return turn.kind() == Debate.SpeechKind.CROSS_EXAMINATION;
  }
}
