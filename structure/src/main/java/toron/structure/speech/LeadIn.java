package toron.structure.speech;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.text.Span;

/**
 * A name before the first words of a speech whose heading names its team: "Song: We affirm.".
 *
 * @param name as printed
 * @param body where the speech itself begins
 */
record LeadIn(Span name, int body) {
  private static final Pattern NAME =
      Pattern.compile("([^\\s\\u3000:。、「」()]{1,20}(?: \\p{Lu}[^\\s:.,]{1,20})?):[\\s\\u3000]*");

  /**
   * The name that a speech begins with, or null.
   *
   * @param printed the head of the debate and the lines of the labels: a name must stand there too
   */
  static @Nullable LeadIn find(String text, List<Span> printed, Span body) {
    Matcher matcher = NAME.matcher(text).region(body.begin(), body.end());
    if (!matcher.lookingAt() || matcher.end() == body.end()) {
      return null;
    }
    Span name = new Span(matcher.start(1), matcher.end(1));
    boolean known = printed.stream().anyMatch(where -> names(text, where, name));
    return known ? new LeadIn(name, matcher.end()) : null;
  }

  private static boolean names(String text, Span where, Span name) {
    String word = text.substring(name.begin(), name.end());
    String around = text.substring(where.begin(), where.end());
    return Pattern.compile("(?<!\\p{L})" + Pattern.quote(word) + "(?![\\p{L}:])")
        .matcher(around)
        .find();
  }
}
