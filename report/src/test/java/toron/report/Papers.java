package toron.report;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import toron.ingest.Box;
import toron.ingest.Document;
import toron.ingest.Document.Extraction;
import toron.ingest.Document.Line;
import toron.ingest.Document.Page;
import toron.ingest.Document.PageFlag;
import toron.ingest.Document.Quality;
import toron.ingest.Document.Role;
import toron.ingest.Document.Ruby;
import toron.ingest.Document.Source;
import toron.ingest.Document.Writing;

/** Sets small documents the way a printer would, so that lines, boxes and offsets agree. */
final class Papers {
  private static final double SIZE = 11;
  private static final double WIDTH = 420;
  private static final double HEIGHT = 595;

  private final StringBuilder text = new StringBuilder();
  private final List<Page> pages = new ArrayList<>();
  private final List<Ruby> ruby = new ArrayList<>();
  private List<Line> lines = new ArrayList<>();
  private double down = 60;

  /** One paragraph, broken at so many characters. */
  Papers paragraph(String words, int measure, Role role) {
    if (text.length() > 0) {
      text.append('\n');
    }
    for (int at = 0; at < words.length(); ) {
      int to =
          Math.min(
              words.length(),
              words.offsetByCodePoints(
                  at, Math.min(measure, words.codePointCount(at, words.length()))));
      line(words.substring(at, to), role);
      at = to;
    }
    return this;
  }

  private void line(String words, Role role) {
    int begin = text.codePointCount(0, text.length());
    text.append(words);
    int end = text.codePointCount(0, text.length());
    Box box = new Box(50, down, 50 + TextWidth.of(words) * SIZE / 2, down + SIZE);
    lines.add(new Line(words, begin, end, box, role, Writing.HORIZONTAL, SIZE));
    down += SIZE * 1.7;
  }

  /** One vertical line, right to left, starting a paragraph. */
  Papers column(String words, int index) {
    if (text.length() > 0) {
      text.append('\n');
    }
    int begin = text.codePointCount(0, text.length());
    text.append(words);
    double x1 = WIDTH - 50 - index * SIZE * 1.8;
    Box box = new Box(x1 - SIZE, 60, x1, 60 + TextWidth.of(words) * SIZE / 2);
    int end = text.codePointCount(0, text.length());
    lines.add(new Line(words, begin, end, box, Role.BODY, Writing.VERTICAL, SIZE));
    return this;
  }

  /** Something printed that is not part of the text. */
  Papers furniture(String words, Role role, double x, double y) {
    Box box = new Box(x, y, x + TextWidth.of(words) * 4, y + 8);
    lines.add(new Line(words, null, null, box, role, Writing.HORIZONTAL, 8));
    return this;
  }

  Papers reading(String base, String reading) {
    int at = text.indexOf(base);
    int begin = text.codePointCount(0, at);
    ruby.add(new Ruby(begin, begin + base.codePointCount(0, base.length()), reading));
    return this;
  }

  Papers page(Extraction extraction, PageFlag... flags) {
    pages.add(new Page(pages.size() + 1, WIDTH, HEIGHT, extraction, 0.93, List.of(flags), lines));
    lines = new ArrayList<>();
    down = 60;
    return this;
  }

  Document document(String language, @Nullable String title) {
    String sha = "0f".repeat(32);
    return new Document(
        "d-" + sha.substring(0, 16),
        new Source("finals/2023.pdf", sha, "application/pdf", 48211, "sample"),
        language,
        title,
        text.toString(),
        pages,
        ruby,
        new Quality(0.97, List.of()));
  }

  /** The code points of a phrase: begin, end. */
  static int[] find(Document document, String phrase) {
    int at = document.text().indexOf(phrase);
    if (at < 0) {
      throw new IllegalArgumentException("not in the text: " + phrase);
    }
    int begin = document.text().codePointCount(0, at);
    return new int[] {begin, begin + phrase.codePointCount(0, phrase.length())};
  }

  /** A small grey page. */
  static byte[] png() {
    BufferedImage image = new BufferedImage(84, 119, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = image.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 84, 119);
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
