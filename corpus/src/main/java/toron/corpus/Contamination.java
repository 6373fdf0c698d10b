package toron.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import toron.files.ConfigException;
import toron.files.Json;
import toron.structure.debate.Debate;

/**
 * Leaves out debates that share a long run of letters with a text that models are measured on: 30
 * letters of Japanese or Chinese, 60 of other scripts (about the 13 words of Brown et al., 2020).
 */
final class Contamination implements Filter {
  private static final int WIDE = 30;
  private static final int NARROW = 60;
  private static final long BASE = 0x100000001B3L;

  private final Map<Long, String> seen = new HashMap<>();

  private Contamination() {}

  /**
   * @param files plain text, or JSON Lines, of which every string counts
   * @throws ConfigException when a file is not there
   */
  static Contamination of(List<String> files) throws IOException {
    Contamination contamination = new Contamination();
    for (String name : files) {
      Path file = Path.of(name);
      try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
        long number = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          contamination.learn(line, name.endsWith(".jsonl"), file.getFileName() + ":" + ++number);
        }
      } catch (NoSuchFileException e) {
        throw new ConfigException("evaluation-texts: " + file + ": no such file");
      }
    }
    return contamination;
  }

  private void learn(String line, boolean json, String place) throws IOException {
    if (!json) {
      learn(line, place);
    } else if (!line.isBlank()) {
      strings(Json.mapper().readTree(line), place);
    }
  }

  private void strings(JsonNode node, String place) {
    if (node.isTextual()) {
      learn(node.asText(), place);
    }
    node.forEach(child -> strings(child, place));
  }

  private void learn(String text, String place) {
    windows(
        text,
        hash -> {
          seen.putIfAbsent(hash, place);
          return null;
        });
  }

  @Override
  public String name() {
    return "contamination";
  }

  @Override
  public Optional<Dropped> refuse(Candidate candidate) {
    if (seen.isEmpty()) {
      return Optional.empty();
    }
    for (Debate.Speech speech : candidate.debate().speeches()) {
      String place = windows(speech.text(), seen::get);
      if (place != null) {
        String detail = "speech " + speech.index() + " has words of " + place;
        return Optional.of(new Dropped(candidate.debate().id(), "contaminated", name(), detail));
      }
    }
    return Optional.empty();
  }

  /** Calls with the hash of each run of letters until something answers. */
  private static @Nullable String windows(String text, Function<Long, @Nullable String> with) {
    String letters = MotionKey.letters(text);
    long wide = letters.chars().filter(c -> c >= 0x3040).count();
    int size = 2 * wide > letters.length() ? WIDE : NARROW;
    long drop = 1;
    for (int i = 0; i < size; i++) {
      drop *= BASE;
    }
    long hash = 0;
    for (int i = 0; i < letters.length(); i++) {
      hash = hash * BASE + letters.charAt(i) + 1;
      if (i >= size) {
        hash -= drop * (letters.charAt(i - size) + 1);
      }
      if (i >= size - 1) {
        String answer = with.apply(hash);
        if (answer != null) {
          return answer;
        }
      }
    }
    return null;
  }
}
