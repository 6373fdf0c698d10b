package toron.structure.evaluation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import toron.files.JsonLines;
import toron.structure.DebateParser;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;

/**
 * Who answers whom, on public data as {@code toron import} writes it: each answer is laid beside
 * all openings on its motion, and the linker, which was not trained on them, says which one it
 * answers.
 */
public final class StructureBenchmarks {
  private static final int SAMPLES = 2000;
  private final long seed;

  public StructureBenchmarks(long seed) {
    this.seed = seed;
  }

  /**
   * @param chance the share that guessing gets right
   * @param low of the 95 % bootstrap interval of {@code accuracy}
   */
  public record Matching(
      int answers, int right, double chance, double accuracy, double low, double high) {}

  /**
   * @param imported an output folder of {@code toron import}: debates of an opening and its answer
   */
  public Matching whoAnswersWhom(Path imported) throws IOException {
    Map<String, List<Debate>> motions = new TreeMap<>();
    for (Debate debate : JsonLines.readAll(imported.resolve("debates.jsonl"), Debate.class)) {
      Debate.Passage motion = debate.motion();
      if (speaks(debate)) {
        motions
            .computeIfAbsent(motion == null ? "" : motion.text(), k -> new ArrayList<>())
            .add(debate);
      }
    }
    DebateParser parser = new DebateParser();
    List<Boolean> outcomes = new ArrayList<>();
    double chance = 0;
    Map<String, List<String>> said = new TreeMap<>();
    motions.forEach((motion, debates) -> said.put(motion, texts(debates)));
    for (Map.Entry<String, List<Debate>> entry : motions.entrySet()) {
      List<Debate> debates = entry.getValue();
      Map<String, String> speakers = speakers(debates);
      List<String> openings = List.copyOf(speakers.keySet());
      List<String> others =
          said.entrySet().stream()
              .filter(e -> !e.getKey().equals(entry.getKey()))
              .flatMap(e -> e.getValue().stream())
              .toList();
      List<String> answers = debates.stream().map(d -> said(d, Side.NEGATIVE)).toList();
      List<Integer> best =
          parser.answered(openings, List.copyOf(speakers.values()), answers, others);
      for (int i = 0; i < debates.size(); i++) {
        int wanted = openings.indexOf(said(debates.get(i), Side.AFFIRMATIVE));
        outcomes.add(best.get(i) == wanted);
        chance += 1.0 / openings.size();
      }
    }
    return matching(outcomes, chance);
  }

  /** Whether a speaker answered a speech; general rebuttals with votes answer anything. */
  private static boolean speaks(Debate debate) {
    return debate.decision() == null || debate.decision().scores().isEmpty();
  }

  private static List<String> texts(List<Debate> debates) {
    return debates.stream()
        .flatMap(d -> d.speeches().stream())
        .map(Debate.Speech::text)
        .distinct()
        .toList();
  }

  /** The name of the speaker, or nothing, of each opening by its text. */
  private static Map<String, String> speakers(List<Debate> debates) {
    Map<String, String> speakers = new LinkedHashMap<>();
    for (Debate debate : debates) {
      String name = "";
      for (Debate.Speech speech : debate.speeches()) {
        for (Debate.Speaker speaker : debate.speakers()) {
          String known = speaker.name();
          boolean opens = speech.side() == Side.AFFIRMATIVE;
          name = opens && speaker.id().equals(speech.speaker()) && known != null ? known : name;
        }
      }
      speakers.put(said(debate, Side.AFFIRMATIVE), name);
    }
    return speakers;
  }

  private static String said(Debate debate, Side side) {
    return debate.speeches().stream()
        .filter(s -> s.side() == side)
        .map(Debate.Speech::text)
        .findFirst()
        .orElse("");
  }

  private Matching matching(List<Boolean> outcomes, double chance) {
    int n = outcomes.size();
    int right = (int) outcomes.stream().filter(o -> o).count();
    Random random = new Random(seed);
    double[] samples = new double[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      int hits = 0;
      for (int j = 0; j < n; j++) {
        hits += outcomes.get(random.nextInt(n)) ? 1 : 0;
      }
      samples[i] = (double) hits / Math.max(1, n);
    }
    Arrays.sort(samples);
    return new Matching(
        n,
        right,
        round(chance / Math.max(1, n)),
        round((double) right / Math.max(1, n)),
        round(samples[SAMPLES * 25 / 1000]),
        round(samples[SAMPLES * 975 / 1000]));
  }

  private static double round(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
