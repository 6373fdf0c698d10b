package toron.corpus.rows;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import toron.files.Config;
import toron.files.Hashes;

/**
 * How instructions are put, from a data file: language to task to several wordings, and language to
 * single words.
 */
public final class Phrasings {
  private final String name;
  private final Data data;

  /** The file: {@code tasks} by language and task, {@code words} by language and key. */
  record Data(
      Map<String, Map<String, List<String>>> tasks, Map<String, Map<String, String>> words) {}

  private Phrasings(String name, Data data) {
    this.name = name;
    this.data = data;
  }

  /** The resource of that name beside a class. */
  public static Phrasings of(Class<?> beside, String resource) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Phrasings(resource, Config.parse(resource, text, Data.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the file speaks a language. */
  public boolean speaks(String language) {
    return data.tasks().containsKey(language);
  }

  /** One wording of a task; the same seed always gets the same one. */
  public String pick(String language, String task, String seed) {
    List<String> wordings = all(language, task);
    long at = Long.parseLong(Hashes.sha256("phrasing:" + seed).substring(0, 12), 16);
    return wordings.get((int) (at % wordings.size()));
  }

  public List<String> all(String language, String task) {
    List<String> wordings = data.tasks().getOrDefault(language, Map.of()).get(task);
    if (wordings == null || wordings.isEmpty()) {
      throw new IllegalStateException(name + ": no wording of '" + task + "' in " + language);
    }
    return wordings;
  }

  /** A word or short phrase. */
  public String word(String language, String key) {
    String word = data.words().getOrDefault(language, Map.of()).get(key);
    if (word == null) {
      throw new IllegalStateException(name + ": no word '" + key + "' in " + language);
    }
    return word;
  }
}
