package toron.rlhf;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import toron.corpus.Message;
import toron.corpus.Sentences;
import toron.corpus.Split;
import toron.corpus.rows.DatasetCard;
import toron.corpus.rows.DatasetFolder;
import toron.corpus.rows.DatasetWriter;
import toron.files.JsonLines;
import toron.files.Manifest;
import toron.files.RunLock;

/**
 * Answers sentence by sentence, each right or wrong: TRL's stepwise supervision format, for process
 * reward models. Only pairs with an alteration say which sentence is wrong; the others are left
 * out.
 */
public final class StepExport {
  private StepExport() {}

  /**
   * An answer in steps.
   *
   * @param pair the id of the pair that it comes from, with its provenance
   * @param completions the sentences, in order
   * @param labels whether each is true to the prompt
   */
  public record Steps(
      String id,
      String pair,
      String prompt,
      List<String> completions,
      List<Boolean> labels,
      String signal,
      String language,
      List<String> contributions) {
    public Steps {
      completions = List.copyOf(completions);
      labels = List.copyOf(labels);
      contributions = List.copyOf(contributions);
    }
  }

  /**
   * Both answers of each pair that was altered.
   *
   * @param pairs a folder of {@code rlhf build}
   * @return rows written
   */
  @SuppressWarnings("try") // the lock is held, not used
  public static long run(Path pairs, Path out) throws IOException {
    Path corpus = Manifest.of(pairs).input(pairs, "corpus");
    try (RunLock lock = RunLock.take(out)) {
      Map<String, Long> signals = new TreeMap<>();
      TreeSet<String> languages = new TreeSet<>();
      DatasetWriter<Steps> dataset = new DatasetWriter<>(Steps.class, out);
      DatasetWriter.Counts counts =
          dataset.write(
              rows -> {
                for (Split split : Split.values()) {
                  Path file = pairs.resolve(split.id() + ".jsonl");
                  try (Stream<PreferencePair> all = JsonLines.read(file, PreferencePair.class)) {
                    for (PreferencePair pair : (Iterable<PreferencePair>) all::iterator) {
                      for (Steps steps : steps(pair)) {
                        rows.add(split, steps);
                        signals.merge(pair.signal(), 1L, Long::sum);
                        languages.add(pair.language());
                      }
                    }
                  }
                }
              });
      DatasetFolder folder = new DatasetFolder("stepwise", corpus, out);
      new DatasetCard(
              "Toron answers step by step",
              "The sentences of an answer, each with whether it is true to the prompt, from the"
                  + " altered pairs of `rlhf build`: `pair` names the pair, whose provenance leads"
                  + " to the pages.",
              signals,
              List.copyOf(languages),
              folder.contributions(),
              List.of("Steps with a false label are false on purpose: never train on them."))
          .write(dataset, counts);
      folder.manifest(Map.of("format", "stepwise"), counts, "signal", signals, Map.of());
      return counts.all();
    }
  }

  /** The true and the altered answer; none where no sentence differs. */
  static List<Steps> steps(PreferencePair pair) {
    PreferencePair.Alteration alteration = pair.alteration();
    if (alteration == null) {
      return List.of();
    }
    String right = pair.chosen().get(0).content();
    String wrong = pair.rejected().get(0).content();
    int same = 0;
    while (same < Math.min(right.length(), wrong.length())
        && right.charAt(same) == wrong.charAt(same)) {
      same++;
    }
    int tail = 0;
    while (tail < Math.min(right.length(), wrong.length()) - same
        && right.charAt(right.length() - 1 - tail) == wrong.charAt(wrong.length() - 1 - tail)) {
      tail++;
    }
    Steps altered = answer(pair, "-", wrong, same, Math.max(same + 1, wrong.length() - tail));
    return altered.labels().contains(false)
        ? List.of(answer(pair, "+", right, right.length(), right.length()), altered)
        : List.of();
  }

  /** Sentences that touch {@code [from, to)} are wrong. */
  private static Steps answer(PreferencePair pair, String half, String text, int from, int to) {
    List<String> steps = new ArrayList<>();
    List<Boolean> labels = new ArrayList<>();
    for (Sentences.Sentence sentence : Sentences.of(text)) {
      steps.add(sentence.of(text));
      labels.add(sentence.end() <= from || sentence.begin() >= to);
    }
    return new Steps(
        pair.id() + half,
        pair.id(),
        pair.prompt().stream().map(Message::content).collect(Collectors.joining("\n\n")),
        steps,
        labels,
        pair.signal(),
        pair.language(),
        pair.contributions());
  }
}
