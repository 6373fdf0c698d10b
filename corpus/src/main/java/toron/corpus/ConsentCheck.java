package toron.corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import toron.files.Config;
import toron.ingest.Contribution;

/**
 * Tells a partner what is missing in their {@code contribution.yaml}, line by line and in their
 * language, before anything is processed.
 */
public final class ConsentCheck {
  private static final List<String> REQUIRED =
      List.of("id", "contributor", "licence", "permissions");
  private static final Set<String> KNOWN =
      Set.of(
          "id", "contributor", "licence", "contact", "permissions", "conditions", "until", "names");
  private static final List<String> PERMISSIONS =
      List.of("data_mining", "ai_training", "ai_generative_training", "ai_inference");
  private static final List<String> FOR_TRAINING = List.of("ai_training", "ai_generative_training");
  private static final Set<String> VALUES = Set.of("allowed", "notAllowed", "constrained");

  private final Map<String, String> words;
  private final LocalDate asOf;

  /** The wordings by language. */
  record Words(Map<String, String> ja, Map<String, String> en) {}

  /** How much a finding matters. */
  public enum Weight {
    /** The data can't be used until this is put right. */
    ERROR,
    /** The data will not be trained on; that may be what the partner wants. */
    NOTICE,
    FINE
  }

  /**
   * What there is to say of one line.
   *
   * @param line in the file, from 1
   */
  public record Finding(Path file, int line, Weight weight, String message) {}

  /**
   * @param language {@code ja} or {@code en}, of the messages
   * @param asOf the day on which dates are judged
   */
  public ConsentCheck(String language, LocalDate asOf) {
    Words all = read();
    this.words = language.equals("ja") ? all.ja() : all.en();
    this.asOf = asOf;
  }

  /**
   * Checks every {@code contribution.yaml} in a folder and below; the folder needs at least one.
   */
  public List<Finding> check(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files =
          all.filter(file -> Contribution.FILE.equals(String.valueOf(file.getFileName())))
              .sorted()
              .toList();
    }
    List<Finding> findings = new ArrayList<>();
    if (files.isEmpty()) {
      Path wanted = folder.resolve(Contribution.FILE);
      findings.add(new Finding(wanted, 1, Weight.ERROR, say("missing")));
    }
    for (Path file : files) {
      findings.addAll(new OfFile(file, Files.readAllLines(file)).check());
    }
    return findings;
  }

  /** One file. */
  private final class OfFile {
    private final Path file;
    private final List<String> lines;
    private final List<Finding> findings = new ArrayList<>();

    OfFile(Path file, List<String> lines) {
      this.file = file;
      this.lines = lines;
    }

    List<Finding> check() throws IOException {
      JsonNode root;
      try {
        root = new YAMLMapper().readTree(String.join("\n", lines));
      } catch (JsonProcessingException e) {
        int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
        add(line, Weight.ERROR, "unreadable", e.getOriginalMessage());
        return findings;
      }
      for (String key : REQUIRED) {
        need(root, key);
      }
      root.fieldNames()
          .forEachRemaining(
              key -> {
                if (!KNOWN.contains(key)) {
                  add(line(key), Weight.ERROR, "key-unknown", key);
                }
              });
      licence(root.path("licence"));
      names(root.path("names"));
      permissions(root);
      until(root.path("until"));
      if (root.path("contact").asText("").isBlank()) {
        add(line("contact"), Weight.NOTICE, "contact-missing");
      }
      if (findings.stream().allMatch(f -> f.message().equals(say("contact-missing")))) {
        add(1, Weight.FINE, "fine");
      }
      return findings;
    }

    private void need(JsonNode root, String key) {
      JsonNode value = root.path(key);
      if (value.isMissingNode()) {
        add(1, Weight.ERROR, "key-missing", key);
      } else if (value.isNull() || (value.isTextual() && value.asText().isBlank())) {
        add(line(key), Weight.ERROR, "key-empty", key);
      }
    }

    private void licence(JsonNode licence) {
      String given = licence.asText("").strip();
      if (!given.isEmpty() && !Spdx.valid(given)) {
        String meant = Spdx.nearest(given);
        if (meant == null) {
          add(line("licence"), Weight.ERROR, "licence-unknown", given);
        } else {
          add(line("licence"), Weight.ERROR, "licence-meant", given, meant);
        }
      }
    }

    private void names(JsonNode names) {
      if (!names.isMissingNode() && !names.isNull() && !names.isArray()) {
        add(line("names"), Weight.ERROR, "names-list");
      }
    }

    private void permissions(JsonNode root) {
      JsonNode permissions = root.path("permissions");
      permissions
          .fieldNames()
          .forEachRemaining(
              key -> {
                if (!PERMISSIONS.contains(key)) {
                  add(line(key), Weight.ERROR, "key-unknown", "permissions." + key);
                }
              });
      boolean constrained = false;
      for (String name : PERMISSIONS) {
        String value = permissions.path(name).asText("");
        boolean training = FOR_TRAINING.contains(name);
        constrained |= value.equals("constrained");
        if (value.isEmpty()) {
          add(line("permissions"), Weight.NOTICE, "permission-missing", name);
        } else if (!VALUES.contains(value)) {
          add(line(name), Weight.ERROR, "permission-value", name, value);
        } else if (training && value.equals("notAllowed")) {
          add(line(name), Weight.NOTICE, "permission-denied", name, value);
        }
      }
      if (constrained && root.path("conditions").asText("").isBlank()) {
        add(line("conditions"), Weight.ERROR, "conditions-missing");
      }
    }

    private void until(JsonNode until) {
      if (until.isMissingNode() || until.isNull()) {
        return;
      }
      try {
        if (asOf.isAfter(LocalDate.parse(until.asText()))) {
          add(line("until"), Weight.NOTICE, "until-passed", until.asText());
        }
      } catch (DateTimeParseException e) {
        add(line("until"), Weight.ERROR, "until-format", until.asText());
      }
    }

    /** The line a key stands on; the first where it stands nowhere. */
    private int line(String key) {
      Pattern start = Pattern.compile("^\\s*\"?" + Pattern.quote(key) + "\"?\\s*:.*");
      for (int i = 0; i < lines.size(); i++) {
        if (start.matcher(lines.get(i)).matches()) {
          return i + 1;
        }
      }
      return 1;
    }

    private void add(int line, Weight weight, String key, Object... about) {
      findings.add(new Finding(file, line, weight, say(key, about)));
    }
  }

  private String say(String key, Object... about) {
    String words = this.words.get(key);
    if (words == null) {
      throw new IllegalStateException("consent.yaml has no '" + key + "'");
    }
    return new MessageFormat(words.replace("'", "''")).format(about);
  }

  private static Words read() {
    try (InputStream in = ConsentCheck.class.getResourceAsStream("consent.yaml")) {
      if (in == null) {
        throw new IllegalStateException("consent.yaml is missing from the jar");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Config.parse("consent.yaml", text, Words.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
