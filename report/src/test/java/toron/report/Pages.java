package toron.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** What must hold for every page, whatever it shows. */
final class Pages {
  private Pages() {}

  /** Parses a page and checks what every page promises. */
  static Document sound(String html) {
    Parser parser = Parser.htmlParser().setTrackErrors(20);
    Document page = Jsoup.parse(html, "", parser);
    assertThat(parser.getErrors()).as("parse errors").isEmpty();
    idsAreUnique(page);
    linksResolve(page);
    nothingIsLoaded(page);
    onlyOwnScripts(page);
    assertThat(page.select("html").attr("lang")).isIn("ja", "en");
    return page;
  }

  private static void idsAreUnique(Document page) {
    List<String> ids = page.select("[id]").eachAttr("id");
    assertThat(ids).doesNotHaveDuplicates();
  }

  private static void linksResolve(Document page) {
    Set<String> ids = page.select("[id]").stream().map(Element::id).collect(Collectors.toSet());
    for (Element link : page.select("[href]")) {
      String target = link.attr("href");
      if (target.startsWith("#")) {
        assertThat(ids).as("target of %s", link.outerHtml()).contains(target.substring(1));
      }
    }
  }

  private static void nothingIsLoaded(Document page) {
    assertThat(page.select("link, iframe, object, embed, base, script[src]")).isEmpty();
    for (Element element : page.select("[src], image[href]")) {
      assertThat(element.attr(element.hasAttr("src") ? "src" : "href")).startsWith("data:image/");
    }
    for (Element link : page.select("a[href]")) {
      assertThat(link.attr("href")).doesNotContain("://").doesNotStartWith("javascript:");
    }
    assertThat(page.select("style").html()).doesNotContain("url(").doesNotContain("@import");
    assertThat(page.select("meta[http-equiv=Content-Security-Policy]").attr("content"))
        .startsWith("default-src 'none'");
  }

  private static void onlyOwnScripts(Document page) {
    assertThat(page.select("script")).hasSize(1);
    for (Element element : page.getAllElements()) {
      element
          .attributes()
          .forEach(attribute -> assertThat(attribute.getKey()).doesNotMatch("on[a-z]+"));
    }
  }
}
