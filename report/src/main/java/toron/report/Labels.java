package toron.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words of the pages in Japanese and English. A page carries both and shows one; a button
 * changes over.
 */
final class Labels {
  static final String JAPANESE = "ja";
  static final String ENGLISH = "en";

  private static final Properties JA = read("labels_ja.properties");
  private static final Properties EN = read("labels_en.properties");

  private Labels() {}

  /** A label in both languages. */
  static Html.Tag of(String key, Object... values) {
    return both("span", key, values);
  }

  /** A label inside an SVG text. */
  static Html.Tag inSvg(String key, Object... values) {
    return both("tspan", key, values);
  }

  /** The label of an enum's constant: {@code role.page-number}. */
  static Html.Tag of(String prefix, Enum<?> constant) {
    return of(key(prefix, constant));
  }

  static String key(String prefix, Enum<?> constant) {
    return prefix + "." + slug(constant);
  }

  /** A constant as the contract writes it. */
  static String slug(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A label where there is one, else the word of the data as it is. */
  static Html ofData(String prefix, String word) {
    String key = prefix + "." + word;
    return EN.containsKey(key) ? of(key) : Html.words(word);
  }

  /** A label in one language, for tooltips and titles. */
  static String in(String language, String key, Object... values) {
    return format(JAPANESE.equals(language) ? JA : EN, key, values);
  }

  /** The language a page opens in: Japanese for Japanese data, English for all else. */
  static String languageFor(String dataLanguage) {
    return dataLanguage.startsWith(JAPANESE) ? JAPANESE : ENGLISH;
  }

  static Set<String> keys(String language) {
    return new TreeSet<>((JAPANESE.equals(language) ? JA : EN).stringPropertyNames());
  }

  private static Html.Tag both(String name, String key, Object... values) {
    return Html.tag(name, "t")
        .add(
            Html.tag(name).attr("lang", JAPANESE).text(format(JA, key, values)),
            Html.tag(name).attr("lang", ENGLISH).text(format(EN, key, values)));
  }

  private static String format(Properties labels, String key, Object... values) {
    String label = labels.getProperty(key);
    if (label == null) {
      throw new IllegalArgumentException("no label " + key);
    }
    return values.length == 0 ? label : new MessageFormat(label, Locale.ROOT).format(values);
  }

  private static Properties read(String name) {
    try (InputStream in = Labels.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      Properties labels = new Properties();
      labels.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return labels;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
