package toron.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import toron.ingest.Box;
import toron.ingest.Document.Extraction;
import toron.ingest.Document.Line;
import toron.ingest.Document.Page;
import toron.ingest.Document.PageFlag;
import toron.ingest.Document.Quality;
import toron.ingest.Document.Role;
import toron.ingest.Document.Source;
import toron.ingest.Document.Writing;
import toron.ingest.Failure;

final class PageViewTest {
  private static final toron.ingest.Document PAPER =
      new Papers()
          .furniture("討論記録集", Role.HEADER, 50, 30)
          .paragraph("肯定側立論", 20, Role.HEADING)
          .paragraph("定義を述べます。公営団地とは都道府県が管理する賃貸住宅を指します。", 20, Role.BODY)
          .furniture("3", Role.PAGE_NUMBER, 200, 570)
          .page(Extraction.TEXT_LAYER)
          .column("縦に組んだ行が右から左へ", 0)
          .column("並んでいる。", 1)
          .page(Extraction.OCR, PageFlag.LOW_OCR_CONFIDENCE)
          .page(Extraction.NONE, PageFlag.NO_TEXT_LAYER)
          .reading("賃貸", "ちんたい")
          .document("ja", "全国大会決勝");

  private static Document view(toron.ingest.Document document) {
    return Pages.sound(
        new PageView((d, page) -> Optional.of(Papers.png())).render(document, List.of()));
  }

  @Test
  void everyLineIsABoxWithAnAddressAndItsText() {
    Document page = view(PAPER);
    assertThat(page.select("#p1 .sheet a.line")).hasSize(5);
    Element heading = page.expectFirst("#p1-l2");
    assertThat(heading.hasClass("r-heading")).isTrue();
    assertThat(heading.attr("href")).isEqualTo("#p1-t2");
    assertThat(heading.expectFirst("rect").attr("x")).isEqualTo("50");
    assertThat(heading.expectFirst("rect").attr("width")).isEqualTo("55");
    assertThat(heading.attr("data-b")).isEqualTo("0");
    assertThat(heading.attr("data-e")).isEqualTo("5");
    assertThat(page.expectFirst("#p1-t2 .words").text()).startsWith("肯定側立論");
    assertThat(page.expectFirst("#p1-t2 .n").attr("href")).isEqualTo("#p1-l2");
  }

  @Test
  void pagesCarryTheirImage() {
    assertThat(view(PAPER).select(".sheet image[href^=data:image/png;base64,]")).hasSize(3);
  }

  @Test
  void furnitureIsShownButHasNoPlaceInTheText() {
    Element number = view(PAPER).expectFirst("#p1-l5");
    assertThat(number.hasClass("r-page-number")).isTrue();
    assertThat(number.hasAttr("data-b")).isFalse();
  }

  @Test
  void rubyStandsOverItsBase() {
    Element ruby = view(PAPER).expectFirst(".lines ruby");
    assertThat(ruby.ownText()).isEqualTo("賃貸");
    assertThat(ruby.expectFirst("rt").text()).isEqualTo("ちんたい");
  }

  @Test
  void flagsAndFailuresAreSeen() {
    Failure failure =
        new Failure("finals/2022.pdf", null, Failure.Reason.ENCRYPTED, null, "needs a password");
    Document page = Pages.sound(new PageView(PageImages.NONE).render(PAPER, List.of(failure)));
    assertThat(page.select("#p2 h2 .bad [lang=en]").text()).isEqualTo("OCR unsure");
    assertThat(page.select(".strip a.flagged")).hasSize(2);
    assertThat(page.select(".notes .bad").text())
        .contains("encrypted")
        .contains("finals/2022.pdf: needs a password");
    assertThat(page.select("#p3 .note").text()).contains("No text was found");
  }

  @Test
  void anImageThatCannotBeDrawnIsSaidInItsPlace() {
    PageImages broken =
        (document, number) -> {
          throw new IOException("page 1: a broken image");
        };
    Document page = Pages.sound(new PageView(broken).render(PAPER, List.of()));
    assertThat(page.select("#p1 figcaption.bad").text()).contains("page 1: a broken image");
    assertThat(page.select("#p1 .sheet a.line")).hasSize(5);
  }

  @Test
  void pdfsDrawTheirOwnPagesAndAMissingFileIsSaid(@TempDir Path folder) throws IOException {
    PageImages images = PageImages.ofPdfs(d -> folder.resolve(d.source().path()), 96);
    Document page = Pages.sound(new PageView(images).render(PAPER, List.of()));
    assertThat(page.select("#p1 figcaption.bad").text()).contains("2023.pdf: no such file");
    Path file = Path.of("..", "data-samples", "pdf");
    Path pdf;
    try (Stream<Path> files = Files.walk(file)) {
      pdf = files.filter(f -> f.toString().endsWith(".pdf")).sorted().findFirst().orElseThrow();
    }
    byte[] png = PageImages.ofPdfs(d -> pdf, 20).of(PAPER, 1).orElseThrow();
    assertThat(png).startsWith(0x89, 'P', 'N', 'G');
    Files.createDirectories(folder.resolve("finals"));
    Files.writeString(folder.resolve("finals/2023.pdf"), "no PDF");
    assertThat(new PageView(images).render(PAPER, List.of())).contains("2023.pdf: ");
  }

  @Test
  void textThatNoLineCarriesIsReported() {
    Line line = new Line("one", 0, 3, new Box(10, 10, 700, 20), Role.BODY, Writing.HORIZONTAL, 10);
    toron.ingest.Document gap = document("one two", List.of(line));
    Document page = view(gap);
    assertThat(page.select(".notes li").eachText())
        .hasSize(2)
        .anySatisfy(found -> assertThat(found).contains("no line carries").contains("two"))
        .anySatisfy(found -> assertThat(found).contains("outside the page").contains("p1-l1"));
    assertThat(view(PAPER).select(".notes")).isEmpty();
  }

  @Test
  void hostileTextStaysText() {
    String hostile = "</style><script>alert(1)</script>\" onload='x' &amp; \u0000 \ud800";
    Line line =
        new Line(hostile, null, null, new Box(1, 1, 9, 9), Role.HEADER, Writing.HORIZONTAL, 9);
    Document page = view(document("", List.of(line)));
    assertThat(page.expectFirst("#p1-t1 .words").wholeText())
        .isEqualTo("</style><script>alert(1)</script>\" onload='x' &amp; \ufffd \ufffd");
  }

  @Test
  void writesTheSamePageAsItRenders(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("page.html");
    PageView view = new PageView(PageImages.NONE);
    view.write(PAPER, List.of(), file);
    assertThat(Files.readString(file)).isEqualTo(view.render(PAPER, List.of()));
  }

  private static toron.ingest.Document document(String text, List<Line> lines) {
    return new toron.ingest.Document(
        "d-1",
        new Source("a.pdf", "00", "application/pdf", 1, null),
        "en",
        null,
        text,
        List.of(new Page(1, 595, 842, Extraction.TEXT_LAYER, 1, List.of(), lines)),
        List.of(),
        new Quality(0.5, List.of("thin")));
  }
}
