package toron.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import toron.ingest.Document;
import toron.ingest.Document.Extraction;
import toron.ingest.Document.Line;
import toron.ingest.Document.Page;
import toron.ingest.Document.Role;
import toron.ingest.Failure;

/**
 * A document as it was read: each page image with the lines drawn over it in reading order,
 * coloured by role, beside the text that came of them.
 *
 * <p>Line 12 of page 3 has the address {@code #p3-l12}; {@code #p3-120-180} marks code points 120
 * to 180 of the text on page 3, and several spans are joined by commas. Pages are written one by
 * one, so memory is bounded by one page.
 */
public final class PageView {
  private static final int FINDINGS_SHOWN = 30;

  private final PageImages images;

  public PageView(PageImages images) {
    this.images = images;
  }

  /**
   * Writes the page.
   *
   * @param failures what went wrong in the same run and should be seen here
   */
  public void write(Document document, List<Failure> failures, Path file) throws IOException {
    shell(document).write(file, out -> body(document, failures, out));
  }

  /** The page as a string, for small documents. */
  public String render(Document document, List<Failure> failures) {
    return shell(document).render(out -> body(document, failures, out));
  }

  private static Shell shell(Document document) {
    String title = document.title() == null ? document.source().path() : document.title();
    return new Shell(
        title + " · " + document.source().path(),
        Labels.languageFor(document.language()),
        List.of("page.css"),
        List.of("page.js"));
  }

  private void body(Document document, List<Failure> failures, Appendable out) throws IOException {
    CodePoints text = new CodePoints(document.text());
    head(document).writeTo(out);
    Html.Tag notes = Html.tag("div", "notes");
    failures(failures, notes);
    findings(PageChecks.of(document, text), notes);
    if (!notes.isEmpty()) {
      notes.writeTo(out);
    }
    legend(document).writeTo(out);
    PageFigure figure = new PageFigure(document, text, images);
    PageText lines = new PageText(document, text);
    out.append("<main>\n");
    for (Page page : document.pages()) {
      page(page, document.pages().size(), figure, lines).writeTo(out);
      out.append('\n');
    }
    out.append("</main>\n");
  }

  private static Html.Tag head(Document document) {
    Document.Source source = document.source();
    String title = document.title() == null ? source.path() : document.title();
    Html.Tag facts = Html.tag("dl", "facts");
    fact(facts, "page.file", source.path());
    fact(facts, "page.id", document.id());
    fact(facts, "page.type", source.mediaType() + ", " + Numbers.bytes(source.bytes()));
    fact(facts, "page.language", document.language());
    fact(facts, "page.pages", Numbers.count(document.pages().size()));
    fact(
        facts,
        "page.characters",
        Numbers.count(document.text().codePointCount(0, document.text().length())));
    fact(facts, "page.ruby", Numbers.count(document.ruby().size()));
    fact(facts, "page.contribution", source.contribution() == null ? "—" : source.contribution());
    facts.add(
        Html.tag("div")
            .cls(document.quality().score() < 0.8, "bad")
            .add(
                Html.tag("dt").add(Labels.of("page.quality")),
                Html.tag("dd").text(Numbers.plain(document.quality().score()))));
    for (String flag : document.quality().flags()) {
      facts.add(Html.tag("div", "bad").add(Html.tag("dd").add(Labels.ofData("flag", flag))));
    }
    return Html.tag("header", "top")
        .add(
            Html.tag("h1").attr("lang", document.language()).text(title),
            facts,
            strip(document.pages()));
  }

  private static void fact(Html.Tag facts, String label, String value) {
    facts.add(
        Html.tag("div").add(Html.tag("dt").add(Labels.of(label)), Html.tag("dd").text(value)));
  }

  /** One cell a page: how full of text, and whether something is wrong with it. */
  private static Html.Tag strip(List<Page> pages) {
    int most = pages.stream().mapToInt(PageView::characters).max().orElse(0);
    Html.Tag strip = Html.tag("nav", "strip");
    for (Page page : pages) {
      double full = most == 0 ? 0 : (double) characters(page) / most;
      strip.add(
          Html.tag("a", "e-" + Labels.slug(page.extraction()))
              .cls(!page.flags().isEmpty() || page.extraction() == Extraction.NONE, "flagged")
              .href("#p" + page.number())
              .css("--full", Numbers.plain(full))
              .text(String.valueOf(page.number())));
    }
    return strip;
  }

  private static int characters(Page page) {
    return page.lines().stream()
        .filter(line -> line.begin() != null)
        .mapToInt(line -> line.text().length())
        .sum();
  }

  private static void failures(List<Failure> failures, Html.Tag notes) {
    for (Failure failure : failures) {
      notes.add(
          Html.tag("p", "bad")
              .add(Html.tag("b").add(Labels.of("failure", failure.reason())))
              .text(
                  " "
                      + failure.path()
                      + (failure.page() == null ? "" : " p. " + failure.page())
                      + ": "
                      + failure.detail()));
    }
  }

  private static void findings(List<PageChecks.Finding> findings, Html.Tag notes) {
    if (findings.isEmpty()) {
      return;
    }
    Html.Tag list = Html.tag("ul");
    for (PageChecks.Finding finding :
        findings.subList(0, Math.min(findings.size(), FINDINGS_SHOWN))) {
      Html.Tag item = Html.tag("li").add(Labels.of("check." + finding.kind())).text(" ");
      item.add(
          finding.href() == null
              ? null
              : Html.tag("a").href(finding.href()).text(finding.href().substring(1)));
      list.add(item.add(Html.tag("q").text(TextWidth.cut(finding.detail(), 80))));
    }
    notes.add(
        Html.tag("details")
            .add(Html.tag("summary").add(Labels.of("page.findings", findings.size())), list));
  }

  private static Html.Tag legend(Document document) {
    Map<Role, Integer> counts = new EnumMap<>(Role.class);
    for (Page page : document.pages()) {
      for (Line line : page.lines()) {
        counts.merge(line.role(), 1, Integer::sum);
      }
    }
    Html.Tag legend = Html.tag("div", "legend");
    counts.forEach(
        (role, count) ->
            legend.add(
                toggle("r-" + Labels.slug(role), Labels.of("role", role))
                    .add(Html.tag("small").text(" " + Numbers.count(count)))));
    legend.add(
        toggle("way", Labels.of("page.way")),
        toggle("number", Labels.of("page.numbers")),
        toggle("picture", Labels.of("page.picture")),
        Html.tag("span", "keys").add(Labels.of("page.keys")));
    return legend;
  }

  private static Html.Tag toggle(String what, Html label) {
    return Html.tag("label", "key " + what)
        .add(
            Html.tag("input").attr("type", "checkbox").attr("checked", "").attr("data-hides", what),
            Html.tag("i"),
            label);
  }

  private static Html.Tag page(Page page, int pages, PageFigure figure, PageText lines) {
    String name = "p" + page.number();
    Html.Tag heading =
        Html.tag("h2")
            .add(Html.tag("a").href("#" + name).text(page.number() + " / " + pages))
            .add(Html.tag("small").add(Labels.of("extraction", page.extraction())));
    if (page.extraction() == Extraction.OCR) {
      heading.add(Html.tag("small").text(Numbers.percent(page.confidence())));
    }
    page.flags()
        .forEach(flag -> heading.add(Html.tag("small", "bad").add(Labels.of("flag", flag))));
    return Html.tag("section", "page")
        .id(name)
        .add(
            heading,
            figure.draw(page, List.of(), name + "-"),
            page.lines().isEmpty()
                ? Html.tag("p", "note").add(Labels.of("page.no-lines"))
                : lines.list(page, name + "-"));
  }
}
