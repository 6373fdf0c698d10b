package toron.report;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.ingest.Box;
import toron.ingest.Document;
import toron.ingest.Document.Line;
import toron.ingest.Document.Page;

/**
 * What a look at the numbers alone says about a document: text that no line carries, and the like.
 */
final class PageChecks {
  /**
   * Something to look at.
   *
   * @param kind key of its label under {@code check.}
   * @param href where on the page, or null
   */
  record Finding(String kind, @Nullable String href, String detail) {}

  private static final double SLACK = 1.5;

  private final Document document;
  private final CodePoints text;
  private final List<Finding> findings = new ArrayList<>();

  private PageChecks(Document document, CodePoints text) {
    this.document = document;
    this.text = text;
  }

  static List<Finding> of(Document document, CodePoints text) {
    PageChecks checks = new PageChecks(document, text);
    BitSet covered = new BitSet(text.length());
    for (Page page : document.pages()) {
      checks.page(page, covered);
    }
    checks.gaps(covered);
    return checks.findings;
  }

  /** Whether a line was printed otherwise than the text has it: a mended hyphen, a normal form. */
  static boolean differs(Line line, CodePoints text) {
    Integer begin = line.begin();
    Integer end = line.end();
    return begin != null
        && end != null
        && !line.text().strip().equals(text.slice(begin, end).strip());
  }

  private void page(Page page, BitSet covered) {
    List<Line> lines = page.lines();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      String href = "#p" + page.number() + "-l" + (i + 1);
      Integer begin = line.begin();
      Integer end = line.end();
      if (begin != null && end != null) {
        span(begin, end, covered, href);
      }
      Box box = line.box();
      if (box != null && page.width() > 0 && isOff(box, page)) {
        findings.add(new Finding("outside", href, line.text()));
      }
    }
  }

  private void span(int begin, int end, BitSet covered, String href) {
    if (!text.holds(begin, end)) {
      findings.add(new Finding("no-such-span", href, begin + "–" + end));
      return;
    }
    int taken = covered.nextSetBit(begin);
    if (taken >= 0 && taken < end) {
      findings.add(new Finding("twice", href, text.slice(begin, end)));
    }
    covered.set(begin, end);
  }

  private void gaps(BitSet covered) {
    if (document.pages().stream().allMatch(page -> page.lines().isEmpty())) {
      return;
    }
    for (int from = covered.nextClearBit(0); from < text.length(); ) {
      int next = covered.nextSetBit(from);
      int to = next < 0 ? text.length() : next;
      String missing = text.slice(from, to);
      if (!missing.isBlank()) {
        findings.add(new Finding("no-line", null, missing.strip()));
      }
      from = covered.nextClearBit(to);
    }
  }

  private static boolean isOff(Box box, Page page) {
    return box.x0() < -SLACK
        || box.y0() < -SLACK
        || box.x1() > page.width() + SLACK
        || box.y1() > page.height() + SLACK
        || box.x1() < box.x0()
        || box.y1() < box.y0();
  }
}
