package toron.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import toron.files.Config;
import toron.files.Progress;
import toron.structure.evaluation.LinkTraining;

/**
 * Learns the linker's weights from gold folders and writes them as {@code links.yaml}: {@code
 * LearnLinks OUT GOLD...}. The same gold gives the same file.
 */
public final class LearnLinks {
  private static final String HEAD =
      """
      # What the linker goes by. `signs`: how much each sign that one unit answers another speaks for it, in units of the
      # logarithm of the odds; `link` stands for answering anything at all. A link is given from a confidence of `least`
      # on. `confidence`: from the odds of a link among all others to how often such links are right, less what speaks
      # against how its two units were cut. Written by toron.bench.LearnLinks from the development gold.
      """;
  private static final int FOLDS = 6;
  private static final long SEED = 1;

  private LearnLinks() {}

  public static void main(String[] args) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      folders.add(Path.of(args[i]));
    }
    LinkTraining.Learnt learnt = new LinkTraining(SEED, FOLDS, Progress.NONE).learn(folders);
    Files.writeString(
        Path.of(args[0]), HEAD + Config.toYaml(learnt.weights()).replaceFirst("^---\\s*", ""));
    System.out.printf(
        Locale.ROOT,
        "F1 of links: %.3f before, %.3f learnt from all, %.3f on parts that were not learnt from%n",
        learnt.before(),
        learnt.learnt(),
        learnt.unseen());
  }
}
