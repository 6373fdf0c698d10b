package toron.moe.train;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import toron.files.BadDataException;
import toron.files.JsonLines;

/**
 * Plain texts to pretrain on: {@code .txt} and {@code .md} files, and {@code .jsonl} with {@code
 * text}.
 */
public final class TextFolder {
  private TextFolder() {}

  /** The texts of a file, or of all files under a folder in the order of their paths. */
  public static List<String> read(Path input) throws IOException {
    List<Path> files;
    try (Stream<Path> walk = Files.walk(input)) {
      files = walk.filter(Files::isRegularFile).sorted().toList();
    }
    List<String> texts = new ArrayList<>();
    for (Path file : files) {
      String name = file.getFileName().toString();
      if (name.endsWith(".jsonl")) {
        rows(file, texts);
      } else if (name.endsWith(".txt") || name.endsWith(".md")) {
        texts.add(text(file));
      }
    }
    texts.removeIf(String::isBlank);
    return texts;
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file);
    } catch (MalformedInputException e) {
      throw new BadDataException(file + ": not UTF-8", e);
    }
  }

  private static void rows(Path file, List<String> texts) throws IOException {
    long line = 0;
    for (JsonNode row : JsonLines.readAll(file, JsonNode.class)) {
      line++;
      if (!row.path("text").isTextual()) {
        throw BadDataException.in(file, "row " + line + " has no 'text'");
      }
      texts.add(row.path("text").asText());
    }
  }
}
