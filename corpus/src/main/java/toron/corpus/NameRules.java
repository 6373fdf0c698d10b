package toron.corpus;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import toron.files.Config;

/**
 * What goes with names, by language: {@code names.yaml}.
 *
 * @param honorifics words that mark a private person
 * @param titles words that mark a public one, who keeps the name
 * @param schools what the names of schools end in, for texts
 * @param rosterSchools what else they end in, in rosters
 * @param roles words of labels that are nobody's name
 * @param words given names that are words too; alone they stay
 * @param introductions patterns of what stands before the name of a private person
 * @param pseudonyms kind of name to the word before the letter
 */
record NameRules(
    List<String> honorifics,
    List<String> titles,
    List<String> schools,
    @JsonProperty("roster-schools") List<String> rosterSchools,
    List<String> roles,
    List<String> words,
    List<String> introductions,
    Map<NameTable.Kind, String> pseudonyms) {

  private static final Rules ALL = read();

  record Rules(NameRules ja, NameRules en) {}

  static NameRules of(String language) {
    return language.equals("ja") ? ALL.ja() : ALL.en();
  }

  private static Rules read() {
    try (InputStream in = NameRules.class.getResourceAsStream("names.yaml")) {
      if (in == null) {
        throw new IllegalStateException("names.yaml is missing from the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Config.parse("names.yaml", text, Rules.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
