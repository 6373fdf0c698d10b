package toron.structure.discourse;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import toron.structure.text.Sentences;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/** The paragraphs of a speech that can open a unit, a heading joined to what it heads. */
public final class Paragraphs {
  private static final int HEADING = 24;
  private static final int INTRODUCTION = 60;
  public static final Pattern STAGE =
      Pattern.compile("[\\s\\u3000]*[(〔【\\[][^)〕】\\]\\n]*[)〕】\\]][\\s\\u3000]*");
  private static final Pattern ENDS = Pattern.compile("[。.!?！？」”\"]$");

  private final SourceText source;
  private final List<Span> quotes;

  public Paragraphs(SourceText source, List<Span> quotes) {
    this.source = source;
    this.quotes = quotes;
  }

  /**
   * One paragraph.
   *
   * @param begin where its unit would begin: at the heading before it
   */
  public record Paragraph(int begin, Span words, boolean last) {}

  public List<Paragraph> of(Span body) {
    List<Span> lines = new ArrayList<>();
    for (int i = source.lineAt(body.begin()).index(); i < source.lines().size(); i++) {
      TextLine line = source.lines().get(i);
      if (line.begin() >= body.end()) {
        break;
      }
      Span span =
          source.trim(Math.max(line.begin(), body.begin()), Math.min(line.end(), body.end()));
      if (span.length() > 0 && !STAGE.matcher(text(span)).matches()) {
        lines.add(span);
      }
    }
    return paragraphs(lines);
  }

  private List<Paragraph> paragraphs(List<Span> lines) {
    List<Paragraph> found = new ArrayList<>();
    int heading = -1;
    for (int i = 0; i < lines.size(); i++) {
      Span line = lines.get(i);
      boolean last = i + 1 == lines.size();
      if (read(line.begin()) || introduces(i, line)) {
        continue;
      }
      if (!last && heads(line)) {
        heading = heading < 0 ? line.begin() : heading;
        continue;
      }
      found.add(new Paragraph(heading < 0 ? line.begin() : heading, line, last));
      heading = -1;
    }
    return found;
  }

  /** "発生過程" or "まずデメリットです。" alone on a line. */
  private boolean heads(Span line) {
    String words = text(line);
    boolean open = !ENDS.matcher(words).find();
    boolean names = References.issue(words) != null;
    return words.length() <= HEADING
        && (names || open)
        && (open || words.length() <= HEADING / 2)
        && !caseHeadline(line);
  }

  /** A headline of the case is a unit of its own: "メリット1 …". */
  private boolean caseHeadline(Span line) {
    Signposts.Found post = Signposts.caseAt(source.text(), line.begin(), line.end());
    return post != null && post.entry().level() <= 1;
  }

  /** Whether a place lies in what is read from a source, its citation included. */
  public boolean read(int at) {
    return quotes.stream().anyMatch(q -> q.begin() <= at && at < q.end() && opensLine(q, at));
  }

  /** Whether a paragraph is the tag of a card: what is read stands right below it. */
  public boolean tags(Span words) {
    int below = source.lineAt(words.begin()).index() + 1;
    return below < source.lines().size() && read(source.lines().get(below).begin());
  }

  private boolean opensLine(Span quote, int at) {
    return quote.begin() < at || source.lineAt(quote.begin()).end() < quote.end();
  }

  /** "Now I rebut the advantage." says what comes and makes no point. */
  private boolean introduces(int index, Span line) {
    String words = text(line);
    boolean greets = References.INTRODUCTION.matcher(words).find();
    boolean signposted =
        Sentences.of(source.text(), line.begin(), line.end()).stream()
            .skip(index == 0 ? 1 : 0)
            .anyMatch(s -> Signposts.caseAt(source.text(), s.begin(), s.end()) != null);
    return words.length() <= INTRODUCTION && greets && !signposted;
  }

  public String text(Span span) {
    return source.text().substring(span.begin(), span.end());
  }
}
