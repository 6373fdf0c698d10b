package toron.ingest.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import toron.ingest.layout.Glyph;
import toron.ingest.layout.ReadLine;

/** One line that Tesseract found. */
final class OcrLine {
  /** Ink is somewhat smaller than the em it stands in. */
  private static final double INK = 0.92;

  /** The height of a small Latin letter, and what others have above and below it, in ems. */
  private static final double MIDDLE = 0.5;

  private static final double UP = 0.2;
  private static final double BELOW = 0.2;

  /** Fewer letters than this do not show their pitch, nor how a page is tilted. */
  private static final int FEW = 5;

  private static final int LONG = 12;

  /** Ink whose centre is further than this from the line's, in ems, is of another line. */
  private static final double OUTSIDE = 0.45;

  /** Marks thinner than this stand beside the middle of their line. */
  private static final double THIN = 0.3;

  /** More room than this, in ems, parts two lines. */
  private static final double FAR = 1.5;

  /** Sizes within this share of the page's usual one are that one. */
  private static final double ALIKE = 0.2;

  private static final double ALIKE_LATIN = 0.12;

  /** The least way from one letter to the next, as a share of its width. */
  private static final double LEAST_STEP = 0.4;

  /** A word with the centre and the size of its box in points. */
  record Word(String text, double x, double y, double width, double height, double confidence) {
    int letters() {
      return text.codePointCount(0, text.length());
    }
  }

  private final List<Word> words;
  private final boolean down;
  private final boolean goesOn;

  OcrLine(List<Word> words, boolean vertical) {
    this(words, vertical, false);
  }

  private OcrLine(List<Word> words, boolean vertical, boolean goesOn) {
    this.goesOn = goesOn;
    this.words = List.copyOf(words);
    double x0 = words.stream().mapToDouble(w -> w.x() - w.width() / 2).min().orElse(0);
    double x1 = words.stream().mapToDouble(w -> w.x() + w.width() / 2).max().orElse(0);
    double y0 = words.stream().mapToDouble(w -> w.y() - w.height() / 2).min().orElse(0);
    double y1 = words.stream().mapToDouble(w -> w.y() + w.height() / 2).max().orElse(0);
    double ratio = (y1 - y0) / Math.max(0.1, x1 - x0);
    boolean shown = letters() > 1 && (ratio > 1.5 || ratio < 1 / 1.5);
    this.down = shown ? ratio > 1 : vertical;
  }

  /**
   * The line without what only stands near it: readings and heads of other lines, which Tesseract
   * takes in, and what is far along the line, as over a gutter.
   */
  List<OcrLine> parts() {
    double em = em();
    double[] centres = words.stream().mapToDouble(this::across).sorted().toArray();
    double slope = (down ? -1 : 1) * (letters() >= LONG ? slope() : 0);
    double middle = words.stream().mapToDouble(this::along).average().orElse(0);
    List<List<Word>> parts = new ArrayList<>(List.of(new ArrayList<>()));
    List<OcrLine> lines = new ArrayList<>();
    double end = Double.NaN;
    for (Word word : words) {
      double expected = centres[centres.length / 2] + slope * (along(word) - middle);
      boolean thin = (down ? word.width() : word.height()) < THIN * em;
      double off = Math.abs(across(word) - expected);
      if (off > OUTSIDE * em && (!thin || off > em) && Character.isLetter(word.text().charAt(0))) {
        lines.add(new OcrLine(List.of(word), false));
        continue;
      }
      if (along(word) - length(word) / 2 - end > FAR * em) {
        parts.add(new ArrayList<>());
      }
      parts.get(parts.size() - 1).add(word);
      end = along(word) + length(word) / 2;
    }
    parts.removeIf(List::isEmpty);
    parts.forEach(part -> lines.add(new OcrLine(part, down, part != parts.get(0))));
    return lines;
  }

  int letters() {
    return words.stream().mapToInt(Word::letters).sum();
  }

  double confidence() {
    return words.stream().mapToDouble(w -> w.confidence() * w.letters()).sum() / letters();
  }

  boolean isLong() {
    return letters() >= LONG;
  }

  /** How much the line falls to the right or, where it is vertical, goes to the left. */
  double slope() {
    double u = words.stream().mapToDouble(this::along).average().orElse(0);
    double v = words.stream().mapToDouble(this::across).average().orElse(0);
    double uu = 0;
    double uv = 0;
    for (Word word : words) {
      uu += (along(word) - u) * (along(word) - u);
      uv += (along(word) - u) * (across(word) - v);
    }
    return uu == 0 ? 0 : (down ? -1 : 1) * uv / uu;
  }

  /** The size of its letters: from one Japanese letter to the next, else what the ink shows. */
  double em() {
    double[] steps = steps();
    boolean japanese = steps.length >= FEW && 2 * steps.length > letters();
    return japanese ? steps[steps.length / 2] : inkEm();
  }

  /**
   * The size of its letters on a page where most have a usual one: boxes are rough, so they are of
   * another only where their pitch and their ink both say so.
   */
  double em(double usual) {
    double[] steps = steps();
    double ink = inkEm();
    boolean pitched = steps.length > 0 && 2 * steps.length > letters() - 2;
    double step = pitched ? steps[steps.length / 2] : ink;
    double em = Math.abs(step - usual) < Math.abs(ink - usual) ? step : ink;
    boolean japanese = words.stream().anyMatch(OcrLine::japanese);
    return Math.abs(em - usual) < (japanese ? ALIKE : ALIKE_LATIN) * usual ? usual : em;
  }

  /** The ways from one Japanese letter to the next, sorted. */
  private double[] steps() {
    List<Double> steps = new ArrayList<>();
    double last = Double.NaN;
    for (Word word : words) {
      double step = length(word) / word.letters();
      for (int i = 0; i < word.letters(); i++) {
        double centre = along(word) + (i - (word.letters() - 1) / 2.0) * step;
        if (japanese(word) && !Double.isNaN(last)) {
          steps.add(Math.abs(centre - last));
        }
        last = centre;
      }
    }
    return steps.stream().mapToDouble(d -> d).sorted().toArray();
  }

  /** The size that the ink of its words shows; brackets and marks have boxes of any height. */
  private double inkEm() {
    boolean japanese = words.stream().anyMatch(w -> japanese(w) && lettered(w));
    boolean lettered = words.stream().anyMatch(OcrLine::lettered);
    double[] ems =
        words.stream()
            .filter(w -> (!japanese || japanese(w)) && (!lettered || lettered(w)))
            .mapToDouble(w -> down ? w.width() / INK : w.height() / heightOf(w.text()))
            .sorted()
            .toArray();
    // Kana are smaller than kanji.
    return Math.max(1, ems[japanese ? (ems.length - 1) * 4 / 5 : ems.length / 2]);
  }

  private static boolean lettered(Word word) {
    return word.text().codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** How many ems high a word's ink is: Latin letters reach up or down, or neither. */
  private static double heightOf(String text) {
    if (text.codePoints().anyMatch(c -> c >= 0x2E80)) {
      return INK;
    }
    boolean up = text.codePoints().anyMatch(c -> c < 'a' || c > 'z' || "bdfhijklt".indexOf(c) >= 0);
    boolean below = text.codePoints().anyMatch(c -> "gjpqy,;()[]Q".indexOf(c) >= 0);
    return MIDDLE + (up ? UP : 0) + (below ? BELOW : 0);
  }

  /** Its letters in boxes of one size on a straight line, and the blanks between its words. */
  ReadLine straight(double em, double tilt) {
    double[] centres = words.stream().mapToDouble(w -> straightAcross(w, tilt)).toArray();
    Arrays.sort(centres);
    double across = centres[centres.length / 2];
    List<Glyph> glyphs = new ArrayList<>();
    double end = 0;
    double last = Double.NEGATIVE_INFINITY;
    for (Word word : words) {
      double step = length(word) / word.letters();
      double wide = japanese(word) ? em : step;
      int[] points = word.text().codePoints().toArray();
      double from = straightAlong(word, tilt) - (points.length - 1) / 2.0 * step;
      if (!glyphs.isEmpty() && !japanese(word) && from - step / 2 > end) {
        glyphs.add(glyph(" ", (end + from - step / 2) / 2, from - step / 2 - end, across, em));
      }
      for (int i = 0; i < points.length; i++) {
        // Boxes of single letters are guesses; their order is not.
        last = Math.max(from + i * step, last + LEAST_STEP * Math.min(em, wide));
        glyphs.add(glyph(Character.toString(points[i]), last, wide, across, em));
      }
      end = from + (points.length - 1) * step + wide / 2;
    }
    return new ReadLine(down, goesOn, glyphs);
  }

  private Glyph glyph(String text, double centre, double wide, double across, double em) {
    double u = centre - wide / 2;
    double v = across - em / 2;
    return down
        ? new Glyph(text, v, u, v + em, u + wide, em, 0)
        : new Glyph(text, u, v, u + wide, v + em, em, 0);
  }

  private double along(Word word) {
    return down ? word.y() : word.x();
  }

  private double across(Word word) {
    return down ? word.x() : word.y();
  }

  private double length(Word word) {
    return down ? word.height() : word.width();
  }

  private double straightAlong(Word word, double tilt) {
    return down ? word.y() - tilt * word.x() : word.x() + tilt * word.y();
  }

  private double straightAcross(Word word, double tilt) {
    return down ? word.x() + tilt * word.y() : word.y() - tilt * word.x();
  }

  private static boolean japanese(Word word) {
    return word.text().codePointAt(0) >= 0x2E80;
  }
}
