package toron.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * HTML as a tree. Text and attribute values are escaped on the way out and links can only lead into
 * the page or to files beside it, so that no page can forget either.
 */
sealed interface Html permits Html.Tag, Html.Words, Html.Own {
  void writeTo(Appendable out) throws IOException;

  static Tag tag(String name) {
    return new Tag(name);
  }

  static Tag tag(String name, String classes) {
    return new Tag(name).cls(classes);
  }

  static Html words(String text) {
    return new Words(text);
  }

  /** The whole tree in one string. */
  default String html() {
    StringBuilder out = new StringBuilder();
    try {
      writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString();
  }

  /** Text from anywhere. */
  record Words(String text) implements Html {
    @Override
    public void writeTo(Appendable out) throws IOException {
      escape(text, out);
    }
  }

  /** A style sheet or script of this module, written as it is. */
  record Own(String source) implements Html {
    @Override
    public void writeTo(Appendable out) throws IOException {
      out.append(source);
    }
  }

  /** An element. */
  final class Tag implements Html {
    private static final Set<String> VOID = Set.of("meta", "br", "img", "input", "hr", "col");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");
    private static final Pattern CSS_VALUE = Pattern.compile("[#%.,a-zA-Z0-9 ()-]*");
    private static final Pattern LOCAL = Pattern.compile("#.*|[^:/?#\\\\][^:?#\\\\]*(#.*)?");
    private static final Set<String> GUARDED = Set.of("href", "src", "style", "srcset", "action");

    private final String name;
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private final List<Html> children = new ArrayList<>();

    private Tag(String name) {
      if (!NAME.matcher(name).matches()) {
        throw new IllegalArgumentException("not an element: " + name);
      }
      this.name = name;
    }

    Tag attr(String key, String value) {
      if (!NAME.matcher(key).matches() || GUARDED.contains(key) || key.startsWith("on")) {
        throw new IllegalArgumentException("not a plain attribute: " + key);
      }
      attributes.put(key, value);
      return this;
    }

    Tag attr(String key, double value) {
      return attr(key, Numbers.plain(value));
    }

    Tag id(String id) {
      return attr("id", id);
    }

    Tag cls(String classes) {
      if (!classes.isEmpty()) {
        attributes.merge("class", classes, (old, added) -> old + " " + added);
      }
      return this;
    }

    Tag cls(boolean wanted, String classes) {
      return wanted ? cls(classes) : this;
    }

    /** A link into this page ({@code #…}) or to a file beside it. */
    Tag href(String target) {
      if (!LOCAL.matcher(target).matches()) {
        throw new IllegalArgumentException("not a link into this folder: " + target);
      }
      attributes.put("href", target);
      return this;
    }

    /** PNG or JPEG bytes, carried in the page itself. */
    Tag image(byte[] bytes) {
      boolean jpeg = bytes.length > 2 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8;
      String type = jpeg ? "image/jpeg" : "image/png";
      // SVG's image takes href, HTML's img takes src.
      attributes.put(
          name.equals("image") ? "href" : "src",
          "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes));
      return this;
    }

    /** One CSS property, mostly a custom one such as {@code --depth}. */
    Tag css(String property, String value) {
      if (!CSS_VALUE.matcher(value).matches()) {
        throw new IllegalArgumentException("not a plain CSS value: " + value);
      }
      attributes.merge("style", property + ":" + value, (old, added) -> old + ";" + added);
      return this;
    }

    Tag add(@Nullable Html... nodes) {
      for (Html node : nodes) {
        if (node != null) {
          children.add(node);
        }
      }
      return this;
    }

    Tag addAll(Iterable<? extends Html> nodes) {
      nodes.forEach(children::add);
      return this;
    }

    Tag text(String text) {
      children.add(new Words(text));
      return this;
    }

    boolean isEmpty() {
      return children.isEmpty();
    }

    /** The start tag alone, for pages that are written piece by piece. */
    void openTo(Appendable out) throws IOException {
      out.append('<').append(name);
      for (Map.Entry<String, String> attribute : attributes.entrySet()) {
        out.append(' ').append(attribute.getKey()).append("=\"");
        escape(attribute.getValue(), out);
        out.append('"');
      }
      out.append('>');
    }

    void closeTo(Appendable out) throws IOException {
      out.append("</").append(name).append('>');
    }

    @Override
    public void writeTo(Appendable out) throws IOException {
      openTo(out);
      for (Html child : children) {
        child.writeTo(out);
      }
      if (!VOID.contains(name)) {
        closeTo(out);
      }
    }
  }

  private static void escape(String text, Appendable out) throws IOException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> {
          if (Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1))) {
            out.append(c).append(text.charAt(++i));
          } else {
            out.append(displayable(c));
          }
        }
      }
    }
  }

  /** Control characters and halves of pairs would make the page invalid: shown as U+FFFD. */
  private static char displayable(char c) {
    boolean control = (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7f && c < 0xa0);
    return control || Character.isSurrogate(c) || c >= 0xfffe ? '\ufffd' : c;
  }
}
