package toron.structure.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toron.structure.discourse.ExchangeWords;
import toron.structure.exchange.ExchangeParts.Part;
import toron.structure.text.Brackets;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/**
 * A cross-examination in one paragraph, in which quotation marks or arrows divide the turns:
 * 「…か」「…です」「…」, "…？→…です。 …？→…".
 */
final class RunOnTurns {
  private static final Pattern ARROW = Pattern.compile("(?<=[?か。」)])[\\s　]*(?:→|⇒|->)[\\s　]*");
  private static final Pattern LETTER = Pattern.compile("[QA問答][\\s　.:]");
  private static final Pattern BLANK =
      Pattern.compile("(?<=[ぁ-んァ-ヶー\\p{IsHan}?])[ \u3000]+(?=[^\\x00-\\x7f])");
  private static final int FEW = 2;

  private RunOnTurns() {}

  /** The turns, or none where nothing of the kind divides them. */
  static List<Part> read(SourceText source, List<Span> lines) {
    for (Span line : lines) {
      List<Part> quoted = quoted(source.text(), line);
      if (!quoted.isEmpty()) {
        return quoted;
      }
      List<Part> spaced = spaced(source, line);
      if (!spaced.isEmpty()) {
        return spaced;
      }
      List<Part> arrows = arrows(source, line);
      if (!arrows.isEmpty()) {
        return arrows;
      }
    }
    return List.of();
  }

  private static List<Part> quoted(String text, Span line) {
    List<Part> parts = new ArrayList<>();
    int at = line.begin();
    while (at < line.end() && text.charAt(at) == '「') {
      int close = Brackets.close(text, at, line.end());
      if (close < 0) {
        break;
      }
      boolean asks = parts.size() % 2 == 0;
      parts.add(
          new Part(asks ? ExchangeParts.ASKING : ExchangeParts.ANSWERING, new Span(at + 1, close)));
      at = close + 1;
    }
    return parts.size() >= 2 * FEW && at >= line.end() - 1 ? parts : List.of();
  }

  /** "…ですか　…です　…ですか　…": a recogniser's blanks, and no full stops. */
  private static List<Part> spaced(SourceText source, Span line) {
    String text = source.text();
    List<Span> pieces = new ArrayList<>();
    Matcher gap = BLANK.matcher(text).region(line.begin(), line.end());
    gap.useTransparentBounds(true);
    int begin = line.begin();
    while (gap.find()) {
      pieces.add(source.trim(begin, gap.start()));
      begin = gap.end();
    }
    pieces.add(source.trim(begin, line.end()));
    pieces.removeIf(p -> ExchangeWords.essence(text, p).length() == 0);
    long stops = text.substring(line.begin(), line.end()).chars().filter(c -> c == '。').count();
    if (pieces.size() < 2 * FEW || stops * 3 > pieces.size()) {
      return List.of();
    }
    int fits = 0;
    for (int i = 0; i < pieces.size(); i++) {
      fits += ExchangeWords.asks(text, pieces.get(i)) == (i % 2 == 0) ? 1 : 0;
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < pieces.size(); i++) {
      boolean asks =
          fits * 4 >= pieces.size() * 3
              ? i % 2 == 0
              : parts.isEmpty() || ExchangeWords.asks(text, pieces.get(i));
      parts.add(new Part(asks ? ExchangeParts.ASKING : ExchangeParts.ANSWERING, pieces.get(i)));
    }
    return fits * 2 >= pieces.size() ? parts : List.of();
  }

  /** Between two arrows stand an answer and the next question. */
  private static List<Part> arrows(SourceText source, Span line) {
    String text = source.text();
    Matcher arrow = ARROW.matcher(text).region(line.begin(), line.end());
    arrow.useTransparentBounds(true);
    List<Span> pieces = new ArrayList<>();
    int begin = line.begin();
    while (arrow.find()) {
      pieces.add(source.trim(begin, arrow.start()));
      begin = arrow.end();
    }
    pieces.add(source.trim(begin, line.end()));
    boolean lettered =
        pieces.stream().anyMatch(p -> LETTER.matcher(text).region(p.begin(), p.end()).lookingAt());
    if (pieces.size() <= FEW || lettered) {
      return List.of(); // letters say more
    }
    List<Part> parts = new ArrayList<>();
    parts.add(new Part(ExchangeParts.ASKING, pieces.get(0)));
    for (int i = 1; i < pieces.size(); i++) {
      Span piece = pieces.get(i);
      boolean last = i + 1 == pieces.size();
      int cut = last ? piece.end() : answerEnd(text, piece);
      if (cut < 0) {
        return List.of();
      }
      parts.add(new Part(ExchangeParts.ANSWERING, source.trim(piece.begin(), cut)));
      if (!last) {
        parts.add(new Part(ExchangeParts.ASKING, source.trim(cut, piece.end())));
      }
    }
    return parts;
  }

  /** A blank behind a full stop where there is one, else the end of the first sentence, or -1. */
  private static int answerEnd(String text, Span piece) {
    int first = -1;
    for (int at = piece.begin(); at < piece.end() - 1; at++) {
      if ("。?」".indexOf(text.charAt(at)) >= 0) {
        first = first < 0 ? at + 1 : first;
        if (text.charAt(at + 1) == ' ' || text.charAt(at + 1) == '\u3000') {
          return at + 1;
        }
      }
    }
    return first;
  }
}
