package toron.corpus.rows;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import toron.corpus.EvidenceGate;
import toron.corpus.Leakage;
import toron.corpus.Provenance;
import toron.corpus.Split;
import toron.files.Json;
import toron.files.JsonLines;
import toron.files.Manifest;

/**
 * Checks the rows of a data set against the documents that they were made of: whether every span
 * leads to the words printed there, whether every fact of an answer is in such a span, and whether
 * anything stands in two splits.
 */
public final class RowAudit {
  private static final List<String> FIELDS = List.of("messages", "prompt", "chosen", "rejected");
  private static final int EXAMPLES = 10;

  /** Shorter answers are alike by chance: yes, no, thanks. */
  private static final int ANSWER = 60;

  private final Printed printed;
  private final ToLongFunction<String> tokens;
  private final Map<Split, Size> sizes = new EnumMap<>(Split.class);
  private final Map<String, Size> kinds = new TreeMap<>();
  private final Map<String, Set<Split>> documents = new HashMap<>();
  private final Map<Long, Set<Split>> answers = new HashMap<>();
  private final List<String> examples = new ArrayList<>();
  private long resolved;
  private long spans;
  private long boxed;
  private long facts;
  private long covered;

  private RowAudit(Printed printed, ToLongFunction<String> tokens) {
    this.printed = printed;
    this.tokens = tokens;
  }

  /** How much there is of something. */
  public record Size(long rows, long characters, long tokens) {
    static final Size NONE = new Size(0, 0, 0);

    Size plus(Size other) {
      return new Size(rows + other.rows, characters + other.characters, tokens + other.tokens);
    }
  }

  /**
   * What was found.
   *
   * @param splits rows, characters and tokens of each
   * @param kinds the same by task or signal
   * @param resolved rows all of whose spans lead to the words printed there, with at least one
   * @param boxed spans with a place on a page; formats without pages have none
   * @param facts numbers, names, quotations and citations of the answers
   * @param covered facts within a span; the others are words of templates or of an alteration
   * @param documents that rows of several splits come from
   * @param answers of some length that stand word for word in several splits
   * @param unresolved the first rows that don't resolve, with the reason
   */
  public record Report(
      Map<Split, Size> splits,
      Map<String, Size> kinds,
      long resolved,
      long spans,
      long boxed,
      long facts,
      long covered,
      long documents,
      long answers,
      Leakage corpus,
      List<String> unresolved) {
    public Report {
      unresolved = List.copyOf(unresolved);
    }

    public Size all() {
      return splits.values().stream().reduce(Size.NONE, Size::plus);
    }
  }

  /**
   * Checks a folder of {@code sft build} or {@code rlhf build}; the documents behind it are held.
   *
   * @param similarity of debates that may not stand in two splits
   * @param tokens of a message
   * @throws toron.files.BadDataException when a file is broken or missing
   */
  public static Report of(Path dataset, double similarity, ToLongFunction<String> tokens)
      throws IOException {
    Path corpus = Manifest.of(dataset).input(dataset, "corpus");
    RowAudit audit = new RowAudit(Printed.behind(corpus), tokens);
    for (Split split : Split.values()) {
      try (Stream<JsonNode> rows =
          JsonLines.read(dataset.resolve(split.id() + ".jsonl"), JsonNode.class)) {
        rows.forEach(row -> audit.row(split, row));
      }
    }
    return new Report(
        audit.sizes,
        audit.kinds,
        audit.resolved,
        audit.spans,
        audit.boxed,
        audit.facts,
        audit.covered,
        crossing(audit.documents),
        crossing(audit.answers),
        Leakage.of(corpus, similarity),
        audit.examples);
  }

  private static long crossing(Map<?, Set<Split>> things) {
    return things.values().stream().filter(splits -> splits.size() > 1).count();
  }

  private void row(Split split, JsonNode row) {
    List<Provenance> own =
        Json.mapper()
            .convertValue(row.path("provenance"), new TypeReference<List<Provenance>>() {});
    Optional<String> refused = own.isEmpty() ? Optional.of("no provenance") : Optional.empty();
    for (Provenance span : own) {
      documents.computeIfAbsent(span.document(), d -> EnumSet.noneOf(Split.class)).add(split);
      spans++;
      boxed += printed.boxed(span) ? 1 : 0;
      refused = refused.or(() -> printed.refuse(words(row, span), span));
    }
    if (refused.isEmpty()) {
      resolved++;
    } else if (examples.size() < EXAMPLES) {
      examples.add(row.path("id").asText() + ": " + refused.get());
    }
    Size size = size(row);
    sizes.merge(split, size, Size::plus);
    kinds.merge(kind(row), size, Size::plus);
    answer(split, row, own);
  }

  private static String kind(JsonNode row) {
    return row.hasNonNull("task") ? row.path("task").asText() : row.path("signal").asText();
  }

  private static String words(JsonNode row, Provenance span) {
    String content = row.path(span.field()).path(span.message()).path("content").asText();
    int length = content.codePointCount(0, content.length());
    if (span.end() > length) {
      return content + " (ends before " + span.end() + ")";
    }
    int from = content.offsetByCodePoints(0, span.begin());
    return content.substring(from, content.offsetByCodePoints(from, span.end() - span.begin()));
  }

  private Size size(JsonNode row) {
    long characters = 0;
    long units = 0;
    for (String field : FIELDS) {
      for (JsonNode message : row.path(field)) {
        String content = message.path("content").asText();
        characters += content.codePointCount(0, content.length());
        units += tokens.applyAsLong(content);
      }
    }
    return new Size(1, characters, units);
  }

  /** Facts of what the assistant says, and whether it says the same in another split. */
  private void answer(Split split, JsonNode row, List<Provenance> own) {
    for (String field : FIELDS) {
      for (int i = 0; i < row.path(field).size(); i++) {
        JsonNode message = row.path(field).get(i);
        String content = message.path("content").asText();
        if (!message.path("role").asText().equals("assistant")) {
          continue;
        }
        EvidenceGate gate = new EvidenceGate(row.path("language").asText(), "");
        for (EvidenceGate.Claim fact : gate.check(content).unsupported()) {
          facts++;
          covered += within(fact, field, i, own) ? 1 : 0;
        }
        if (content.length() >= ANSWER) {
          answers.computeIfAbsent(hash(content), h -> EnumSet.noneOf(Split.class)).add(split);
        }
      }
    }
  }

  private static boolean within(
      EvidenceGate.Claim fact, String field, int message, List<Provenance> own) {
    return own.stream()
        .filter(span -> span.field().equals(field) && span.message() == message)
        .anyMatch(span -> span.begin() < fact.end() && fact.begin() < span.end());
  }

  /** FNV-1a over UTF-16 units, 64 bits: chance alone makes no two of a million answers equal. */
  private static long hash(String text) {
    long hash = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001B3L;
    }
    return hash;
  }
}
