package toron.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import toron.files.AtomicFiles;
import toron.files.Version;

/**
 * What every page has around it: head, style, script, the language button. The page's own security
 * policy forbids it to load anything and to run any script but the one that it came with.
 *
 * @param title of the window
 * @param language that the labels show at first
 * @param styles names of style sheets of this module, after the common one
 * @param scripts names of scripts of this module
 */
record Shell(String title, String language, List<String> styles, List<String> scripts) {
  Shell {
    styles = List.copyOf(styles);
    scripts = List.copyOf(scripts);
  }

  /** What stands between head and foot. */
  @FunctionalInterface
  interface Body {
    void writeTo(Appendable out) throws IOException;
  }

  void write(Path file, Body body) throws IOException {
    AtomicFiles.write(
        file,
        bytes -> {
          Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
          write(out, body);
          out.flush();
        });
  }

  String render(Body body) {
    StringBuilder out = new StringBuilder();
    try {
      write(out, body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  private void write(Appendable out, Body body) throws IOException {
    String script = join(scripts, "base.js");
    out.append("<!DOCTYPE html>\n");
    Html.Tag root = Html.tag("html").attr("lang", language).attr("data-ui", language);
    root.openTo(out);
    out.append('\n');
    head(script).writeTo(out);
    out.append("\n<body>\n");
    languageButton().writeTo(out);
    body.writeTo(out);
    Html.tag("footer", "colophon").text("Toron " + Version.TORON).writeTo(out);
    Html.tag("script").add(new Html.Own(script)).writeTo(out);
    out.append("\n</body>\n</html>\n");
  }

  private Html.Tag head(String script) {
    String policy =
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'sha256-"
            + sha256(script)
            + "'; base-uri 'none'; form-action 'none'";
    return Html.tag("head")
        .add(
            Html.tag("meta").attr("charset", "utf-8"),
            Html.tag("meta")
                .attr("name", "viewport")
                .attr("content", "width=device-width, initial-scale=1"),
            Html.tag("meta").attr("http-equiv", "Content-Security-Policy").attr("content", policy),
            Html.tag("meta").attr("name", "color-scheme").attr("content", "light dark"),
            Html.tag("meta").attr("name", "robots").attr("content", "noindex"),
            Html.tag("title").text(title),
            Html.tag("style").add(new Html.Own(join(styles, "base.css"))));
  }

  private static Html.Tag languageButton() {
    return Html.tag("button", "tongue")
        .id("tongue")
        .attr("type", "button")
        .attr("aria-label", "日本語 / English")
        .add(
            Html.tag("span").attr("lang", Labels.JAPANESE).text("English"),
            Html.tag("span").attr("lang", Labels.ENGLISH).text("日本語"));
  }

  private static String join(List<String> names, String first) {
    StringBuilder all = new StringBuilder(resource(first));
    for (String name : names) {
      all.append(resource(name));
    }
    return all.toString();
  }

  static String resource(String name) {
    try (InputStream in = Shell.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return Base64.getEncoder()
          .encodeToString(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
