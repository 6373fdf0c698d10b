package toron.structure.argument;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import toron.files.Config;
import toron.structure.text.Resources;

/** Words that tell what a sentence does in a speech, as cues.yaml has them. */
final class Cues {
  private static final Map<String, Pattern> ALL = read();

  private Cues() {}

  /** The names of the cues that a text holds. */
  static List<String> in(CharSequence text) {
    List<String> found = new ArrayList<>();
    ALL.forEach(
        (name, pattern) -> {
          if (pattern.matcher(text).find()) {
            found.add(name);
          }
        });
    return found;
  }

  private static Map<String, Pattern> read() {
    Map<?, ?> file = Config.parse("cues.yaml", Resources.read(Cues.class, "cues.yaml"), Map.class);
    Map<String, Pattern> patterns = new LinkedHashMap<>();
    file.forEach(
        (name, pattern) ->
            patterns.put(
                name.toString(), Pattern.compile(pattern.toString(), Pattern.CASE_INSENSITIVE)));
    return patterns;
  }
}
