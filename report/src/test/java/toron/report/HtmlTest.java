package toron.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HtmlTest {
  @Test
  void textAndAttributesAreEscaped() {
    String html = Html.tag("p").attr("title", "\"<&'>").text("<b> & \"𠮷\"").html();
    assertThat(html)
        .isEqualTo("<p title=\"&quot;&lt;&amp;&#39;&gt;\">&lt;b&gt; &amp; &quot;𠮷&quot;</p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.org/",
        "//example.org/",
        "javascript:alert(1)",
        "data:text/html,x",
        "/etc/passwd",
        "\\\\host\\share",
        "?q"
      })
  void linksOutOfTheFolderAreRefused(String target) {
    assertThatThrownBy(() -> Html.tag("a").href(target))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#p3-l12", "#", "pages/d-1.html#p3-120-180", "../view/d-1.html"})
  void linksIntoThePageOrBesideItStand(String target) {
    assertThat(Html.tag("a").href(target).html()).isEqualTo("<a href=\"" + target + "\"></a>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"onclick", "href", "src", "style", "a b", "x\"y"})
  void attributesThatCouldRunSomethingAreRefused(String key) {
    assertThatThrownBy(() -> Html.tag("a").attr(key, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void emptyElementsHaveNoEndTag() {
    assertThat(Html.tag("p").add(Html.tag("br")).html()).isEqualTo("<p><br></p>");
  }
}
