package toron.ingest.layout;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether the hyphen at the end of a line is the word's own. How the document writes the word
 * elsewhere decides; else parts that compounds are made of (compounds.txt).
 */
final class Hyphens {
  private static final Set<String> PARTS = parts();
  private static final Pattern LAST = Pattern.compile("[\\p{L}\\p{N}'’.-]*$");
  private static final Pattern FIRST = Pattern.compile("^[\\p{L}'’]+(?:-[\\p{L}]+)*");
  private static final Pattern WORD = Pattern.compile("[\\p{L}]+(?:-[\\p{L}]+)*");

  private final List<List<Line>> pages;

  /** The words of the document, lower case; read when the first line ends in a hyphen. */
  private @Nullable Set<String> words;

  Hyphens(List<List<Line>> pages) {
    this.pages = pages;
  }

  static boolean isHyphen(int c) {
    return c == '-' || c == '\u2010';
  }

  /**
   * Whether the hyphen stays.
   *
   * @param before the line up to its hyphen
   */
  boolean keeps(String before, String next) {
    Matcher last = LAST.matcher(before);
    Matcher first = FIRST.matcher(next);
    if (!last.find() || !first.find()) {
      return true;
    }
    String left = last.group();
    String right = first.group().toLowerCase(Locale.ROOT);
    boolean name = Character.isUpperCase(next.codePointAt(0));
    if (name || left.isEmpty() || left.chars().anyMatch(c -> c == '-' || Character.isDigit(c))) {
      return true;
    }
    boolean initials = left.equals(left.toUpperCase(Locale.ROOT));
    return initials || compound(left.toLowerCase(Locale.ROOT), right);
  }

  private boolean compound(String left, String right) {
    Set<String> known = words();
    if (known.contains(left + "-" + right)) {
      return true;
    }
    if (known.contains(left + right)
        || PARTS.contains("!" + left)
        || PARTS.contains("!" + right.replaceAll("['’].*", ""))) {
      return false;
    }
    return PARTS.contains(left + "-") || PARTS.contains("-" + right) || right.contains("-");
  }

  private Set<String> words() {
    Set<String> known = words;
    if (known == null) {
      known = new HashSet<>();
      for (List<Line> page : pages) {
        for (Line line : page) {
          Matcher word = WORD.matcher(line.text().replace('\u2010', '-'));
          while (word.find()) {
            known.add(word.group().toLowerCase(Locale.ROOT));
          }
        }
      }
      words = known;
    }
    return known;
  }

  private static Set<String> parts() {
    Set<String> parts = new HashSet<>();
    try (InputStream in = Hyphens.class.getResourceAsStream("compounds.txt")) {
      if (in == null) {
        throw new IllegalStateException("compounds.txt is missing from the class path");
      }
      BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> parts.addAll(List.of(line.split(" "))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return parts;
  }
}
