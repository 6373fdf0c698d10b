package toron.structure.text;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The line ends of a text that was broken at a width rather than at its paragraphs. A text is taken
 * as broken where many lines come close to one width and most of them stop in mid-sentence.
 */
final class Wraps {
  private static final int NARROW = 30;
  private static final int WIDE = 150;
  private static final int FEW = 12;
  private static final double FULL = 0.85;
  private static final double OPEN_FULL = 0.75;
  private static final double CLOSED_FULL = 0.93;
  private static final double OVER = 1.15;
  private static final int OVERS = 10;
  private static final Pattern ENDS = Pattern.compile("[。．.!?！？」』）)”\"：:]\\s*$");
  private static final Pattern OPENS =
      Pattern.compile("[\\u3000【■□●○◎◆◇▼▲★☆※・〔（(\\[*#=―─—-]|\\s\\s|\\d{1,2}[.)．、]\\s?\\D");

  private Wraps() {}

  private record Line(int begin, int end, int width) {}

  /** The offsets of the newlines that no paragraph ends at. */
  static BitSet of(String source) {
    BitSet wraps = new BitSet();
    List<Line> lines = lines(source);
    int width = width(source, lines);
    if (width == 0) {
      return wraps;
    }
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (broken(source, lines.get(i), lines.get(i + 1), width)) {
        wraps.set(lines.get(i).end());
      }
    }
    return wraps;
  }

  private static boolean broken(String source, Line line, Line next, int width) {
    String words = source.substring(line.begin(), line.end());
    String following = source.substring(next.begin(), next.end());
    if (following.isBlank() || words.indexOf('\t') >= 0 || following.indexOf('\t') >= 0) {
      return false;
    }
    boolean ends = ENDS.matcher(words).find();
    boolean opens = OPENS.matcher(following).lookingAt();
    int reach = line.width() + (following.charAt(0) < 0x2e80 ? 1 + firstWord(following) : 0);
    boolean full = reach >= (ends ? CLOSED_FULL : OPEN_FULL) * width;
    return full && !opens;
  }

  private static int firstWord(String line) {
    int blank = line.indexOf(' ');
    return blank < 0 ? line.length() : blank;
  }

  /** The width that lines were broken at, or 0. */
  private static int width(String source, List<Line> lines) {
    List<Integer> widths = new ArrayList<>();
    for (Line line : lines) {
      if (line.width() >= NARROW && source.indexOf('\t', line.begin()) != line.begin()) {
        widths.add(line.width());
      }
    }
    if (widths.size() < FEW) {
      return 0;
    }
    Collections.sort(widths);
    int width = widths.get(widths.size() * 17 / 20);
    int full = 0;
    int open = 0;
    int over = 0;
    for (Line line : lines) {
      over += line.width() > OVER * width ? 1 : 0;
      if (line.width() >= FULL * width && line.width() <= OVER * width) {
        full++;
        open += ENDS.matcher(source.substring(line.begin(), line.end())).find() ? 0 : 1;
      }
    }
    boolean even = OVERS * over <= widths.size();
    return width <= WIDE && even && 2 * full >= widths.size() && 2 * open >= full ? width : 0;
  }

  private static List<Line> lines(String source) {
    List<Line> lines = new ArrayList<>();
    int begin = 0;
    int width = 0;
    for (int at = 0; at <= source.length(); at++) {
      if (at == source.length() || source.charAt(at) == '\n') {
        lines.add(new Line(begin, at, width));
        begin = at + 1;
        width = 0;
      } else {
        width += wide(source.charAt(at)) ? 2 : 1;
      }
    }
    return lines;
  }

  private static boolean wide(char c) {
    return c >= 0x1100 && !(c >= 0xff61 && c <= 0xffdc) && !(c >= 0x2000 && c <= 0x206f);
  }
}
