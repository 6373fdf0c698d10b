package toron.rlhf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import toron.corpus.Message;
import toron.corpus.Split;
import toron.corpus.rows.CorpusReader;
import toron.corpus.rows.SourcedDebate;
import toron.files.BadDataException;
import toron.files.Hashes;
import toron.files.JsonLines;
import toron.files.Manifest;

/**
 * Whether the surface of answers gives away which is the preferred one: a logistic regression on
 * length and character 1- to 4-grams, measured on motions that it was not trained on. One half is
 * what nobody can tell.
 */
public final class PairEvaluation {
  private static final int FOLDS = 10;

  private PairEvaluation() {}

  /**
   * How many pairs were told right.
   *
   * @param apart answers judged alone: right guesses of two a pair
   * @param together pairs whose preferred answer scored higher, a tie counting half
   */
  public record Score(long pairs, double apart, double together) {
    Score plus(double apartRight, double togetherRight) {
      return new Score(pairs + 1, apart + apartRight, together + togetherRight);
    }

    /** The share of answers told right. */
    public double accuracyApart() {
      return pairs == 0 ? 0 : apart / (2 * pairs);
    }

    /** The share of pairs told right. */
    public double accuracyTogether() {
      return pairs == 0 ? 0 : together / pairs;
    }
  }

  /**
   * The result.
   *
   * @param motions that the pairs are about
   * @param all over all folds
   * @param parts by language, and by what was altered
   */
  public record Report(int motions, Score all, Map<String, Score> parts) {}

  /** A pair, and the motion that it must not be trained beside. */
  private record Example(PreferencePair pair, String motion, String chosen, String rejected) {}

  /**
   * Measures the pairs of some folders together.
   *
   * @param signal which pairs; null: all
   * @throws BadDataException when there are fewer than two motions
   */
  public static Report of(List<Path> folders, @Nullable String signal) throws IOException {
    List<Example> examples = new ArrayList<>();
    for (Path folder : folders) {
      examples.addAll(read(folder, signal));
    }
    Map<String, Integer> folds = folds(examples);
    if (folds.size() < 2) {
      throw new BadDataException(folders + ": pairs of at least two motions are needed");
    }
    Score all = new Score(0, 0, 0);
    Map<String, Score> parts = new TreeMap<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Example> held = new ArrayList<>();
      List<SurfaceModel.Pair> train = new ArrayList<>();
      for (Example example : examples) {
        if (folds.getOrDefault(example.motion(), 0) == fold) {
          held.add(example);
        } else {
          train.add(SurfaceModel.pair(example.chosen(), example.rejected()));
        }
      }
      if (held.isEmpty() || train.isEmpty()) {
        continue;
      }
      SurfaceModel apart = SurfaceModel.apart(train);
      SurfaceModel together = SurfaceModel.together(train);
      for (Example example : held) {
        SurfaceModel.Pair pair = SurfaceModel.pair(example.chosen(), example.rejected());
        double alone = apart.chosen(pair) + 1 - apart.rejected(pair);
        double both = together.better(pair);
        all = all.plus(alone, both);
        for (String part : parts(example.pair())) {
          Score before = parts.getOrDefault(part, new Score(0, 0, 0));
          parts.put(part, before.plus(alone, both));
        }
      }
    }
    return new Report(folds.size(), all, parts);
  }

  private static List<String> parts(PreferencePair pair) {
    PreferencePair.Alteration altered = pair.alteration();
    List<String> parts = new ArrayList<>(List.of("language " + pair.language()));
    parts.add(altered == null ? pair.signal() : pair.signal() + " " + altered.kind());
    return parts;
  }

  private static List<Example> read(Path folder, @Nullable String signal) throws IOException {
    Map<String, String> motions = motions(Manifest.of(folder).input(folder, "corpus"));
    List<Example> examples = new ArrayList<>();
    for (Split split : Split.values()) {
      Path file = folder.resolve(split.id() + ".jsonl");
      try (Stream<PreferencePair> rows = JsonLines.read(file, PreferencePair.class)) {
        rows.filter(pair -> signal == null || pair.signal().equals(signal))
            .forEach(pair -> examples.add(example(pair, motions)));
      }
    }
    return examples;
  }

  private static Example example(PreferencePair pair, Map<String, String> motions) {
    String document = pair.provenance().isEmpty() ? "" : pair.provenance().get(0).document();
    return new Example(
        pair,
        motions.getOrDefault(document, "unknown"),
        words(pair.chosen()),
        words(pair.rejected()));
  }

  private static String words(List<Message> messages) {
    StringBuilder all = new StringBuilder();
    messages.forEach(message -> all.append(message.content()).append('\n'));
    return all.toString();
  }

  /** The group of the motion of each document. */
  private static Map<String, String> motions(Path corpus) throws IOException {
    Map<String, String> motions = new HashMap<>();
    try (CorpusReader reader = new CorpusReader(corpus)) {
      while (reader.hasNext()) {
        SourcedDebate debate = reader.next();
        debate.debate().documents().forEach(id -> motions.put(id, debate.row().group()));
      }
    }
    return motions;
  }

  /** Motions dealt to folds, the largest first, each to the fold that has least. */
  private static Map<String, Integer> folds(List<Example> examples) {
    Map<String, Long> sizes = new TreeMap<>();
    examples.forEach(example -> sizes.merge(example.motion(), 1L, Long::sum));
    List<String> motions = new ArrayList<>(sizes.keySet());
    motions.sort(
        Comparator.comparingLong((String m) -> -sizes.getOrDefault(m, 0L))
            .thenComparing(Hashes::sha256));
    long[] full = new long[FOLDS];
    Map<String, Integer> folds = new HashMap<>();
    for (String motion : motions) {
      int least = 0;
      for (int i = 1; i < FOLDS; i++) {
        least = full[i] < full[least] ? i : least;
      }
      full[least] += sizes.getOrDefault(motion, 0L);
      folds.put(motion, least);
    }
    return folds;
  }
}
