package toron.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.xml.sax.Attributes;
import org.xml.sax.helpers.DefaultHandler;
import toron.ingest.Document.Ruby;
import toron.ingest.layout.CodePoints;

/** XHTML events to text, one block a line; readings of {@code ruby} aside. */
final class XhtmlText extends DefaultHandler {
  private static final Set<String> BLOCKS =
      Set.of(
          "p",
          "div",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "li",
          "tr",
          "br",
          "blockquote",
          "pre",
          "dt",
          "dd",
          "section",
          "article",
          "table",
          "body",
          "hr",
          "caption",
          "figcaption");
  private static final Set<String> SKIPPED = Set.of("script", "style", "head", "title", "rp");

  private final boolean linesAreParagraphs;
  private final StringBuilder text = new StringBuilder();
  private final StringBuilder reading = new StringBuilder();
  private final List<Ruby> ruby = new ArrayList<>();
  private int length;
  private int base = -1;
  private int skipping;
  private boolean inReading;
  private boolean blank;

  /** Between two cells of a row. */
  private boolean tab;

  private int rows;
  private boolean lineOpen;

  /**
   * @param linesAreParagraphs whether a line break in the characters counts, as in plain text
   */
  XhtmlText(boolean linesAreParagraphs) {
    this.linesAreParagraphs = linesAreParagraphs;
  }

  String text() {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '\n') {
      end--;
    }
    return text.substring(0, end);
  }

  List<Ruby> ruby() {
    return List.copyOf(ruby);
  }

  @Override
  public void startElement(String uri, String local, String name, Attributes attributes) {
    String tag = local.toLowerCase(Locale.ROOT);
    if (SKIPPED.contains(tag)) {
      skipping++;
    } else if (BLOCKS.contains(tag)) {
      block();
      rows += tag.equals("tr") ? 1 : 0;
    } else if (tag.equals("td") || tag.equals("th")) {
      tab |= lineOpen;
    } else if (tag.equals("ruby")) {
      blankOut();
      base = length;
    } else if (tag.equals("rt")) {
      inReading = true;
      reading.setLength(0);
    }
  }

  @Override
  public void endElement(String uri, String local, String name) {
    String tag = local.toLowerCase(Locale.ROOT);
    if (SKIPPED.contains(tag)) {
      skipping--;
    } else if (BLOCKS.contains(tag)) {
      rows -= tag.equals("tr") && rows > 0 ? 1 : 0;
      block();
    } else if (tag.equals("rt")) {
      inReading = false;
      if (base >= 0 && length > base && !reading.toString().isBlank()) {
        ruby.add(new Ruby(base, length, reading.toString().strip()));
      }
      base = length;
    } else if (tag.equals("ruby")) {
      base = -1;
    }
  }

  @Override
  public void characters(char[] chars, int start, int count) {
    if (skipping > 0) {
      return;
    }
    String piece = new String(chars, start, count);
    if (inReading) {
      reading.append(piece);
      return;
    }
    piece.codePoints().forEach(this::put);
  }

  @Override
  public void ignorableWhitespace(char[] chars, int start, int count) {
    blank |= lineOpen;
  }

  private void put(int c) {
    if (linesAreParagraphs && c == '\n') {
      endLine();
    } else if (c == '\u3000' && lineOpen) {
      blankOut();
      text.appendCodePoint(c);
      length++;
    } else if (Character.isWhitespace(c) || c == 0xA0) {
      blank |= lineOpen;
    } else if (c != 0xAD && c != 0xFEFF) {
      normal(CodePoints.normal(Character.toString(c)));
    }
  }

  private void normal(String letters) {
    if (letters.isEmpty()) {
      return;
    }
    if (CodePoints.isSoundMark(letters.charAt(0)) && lineOpen && !blank && !tab) {
      int last = text.length() - 1;
      String voiced = CodePoints.voiced(text.substring(last) + letters);
      text.replace(last, last + 1, voiced);
      length += voiced.length() - 1;
      return;
    }
    blankOut();
    text.append(letters);
    length += letters.codePointCount(0, letters.length());
    lineOpen = true;
  }

  private void blankOut() {
    if (tab || blank) {
      text.append(tab ? '\t' : ' ');
      length++;
      blank = false;
      tab = false;
    }
  }

  /** Paragraphs in a table's cell stay in its row. */
  private void block() {
    if (rows > 0) {
      blank |= lineOpen;
    } else {
      endLine();
    }
  }

  private void endLine() {
    blank = false;
    tab = false;
    if (lineOpen) {
      text.append('\n');
      length++;
      lineOpen = false;
    }
  }
}
