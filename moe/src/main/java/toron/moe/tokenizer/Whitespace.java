package toron.moe.tokenizer;

/**
 * Jinja's whitespace control, applied to a template's source as {@code transformers} sets it
 * ({@code trim_blocks}, {@code lstrip_blocks}), since jinjava's own differs: a dash eats all white
 * space on its side, a block tag eats the newline after it and the indentation before it.
 */
final class Whitespace {
  private final String source;
  private final StringBuilder out = new StringBuilder();
  private int at;

  private Whitespace(String source) {
    // Jinja drops one newline at the end of a template.
    this.source = source.endsWith("\n") ? source.substring(0, source.length() - 1) : source;
  }

  /** The same template without dashes. */
  static String applied(String source) {
    return new Whitespace(source).run();
  }

  private String run() {
    while (at < source.length()) {
      if (source.charAt(at) == '{' && at + 1 < source.length()) {
        char kind = source.charAt(at + 1);
        if (kind == '%' || kind == '{' || kind == '#') {
          tag(kind);
          continue;
        }
      }
      out.append(source.charAt(at++));
    }
    return out.toString();
  }

  private void tag(char kind) {
    int end = end(kind);
    String body = source.substring(at + 2, end);
    boolean block = kind != '{';
    if (body.startsWith("-")) {
      strip();
    } else if (block && !body.startsWith("+")) {
      unindent();
    }
    boolean eats = body.endsWith("-");
    boolean keeps = body.endsWith("+");
    String bare = body.replaceFirst("^[-+]", "");
    if ((eats || keeps) && !bare.isEmpty()) {
      bare = bare.substring(0, bare.length() - 1);
    }
    at = Math.min(source.length(), end + 2);
    if (kind != '#') {
      out.append('{').append(kind).append(bare).append(kind == '{' ? '}' : kind).append('}');
    }
    if (eats) {
      while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
        at++;
      }
    } else if (block && !keeps && at < source.length() && source.charAt(at) == '\n') {
      at++;
    }
  }

  /**
   * Where a tag's closing sign stands; signs within quotes do not count, but in a comment they do.
   */
  private int end(char kind) {
    String close = (kind == '{' ? "}" : String.valueOf(kind)) + "}";
    char quote = 0;
    for (int i = at + 2; i < source.length(); i++) {
      char c = source.charAt(i);
      if (quote != 0 && c == '\\') {
        i++;
      } else if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (source.startsWith(close, i)) {
        return i;
      } else if (kind != '#' && (c == '"' || c == '\'')) {
        quote = c;
      }
    }
    return source.length();
  }

  private void strip() {
    int end = out.length();
    while (end > 0 && Character.isWhitespace(out.charAt(end - 1))) {
      end--;
    }
    out.setLength(end);
  }

  private void unindent() {
    int begin = out.length();
    while (begin > 0 && (out.charAt(begin - 1) == ' ' || out.charAt(begin - 1) == '\t')) {
      begin--;
    }
    if (begin == 0 ? startsSource() : out.charAt(begin - 1) == '\n') {
      out.setLength(begin);
    }
  }

  /** Whether nothing but white space stands before, so that the line begins with the source. */
  private boolean startsSource() {
    return source.substring(0, at).isBlank();
  }
}
