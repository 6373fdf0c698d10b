package toron.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import toron.files.Progress;
import toron.structure.evaluation.LinkTraining;

/**
 * Learns the linker's weights from gold folders and writes them as {@code links.yaml}: {@code
 * LearnLinks OUT GOLD...}. The same gold gives the same file.
 */
public final class LearnLinks {
  private static final int FOLDS = 4;
  private static final long SEED = 1;

  private LearnLinks() {}

  public static void main(String[] args) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      folders.add(Path.of(args[i]));
    }
    LinkTraining.Learnt learnt = new LinkTraining(SEED, FOLDS, Progress.NONE).learn(folders);
    StringBuilder yaml =
        new StringBuilder(
            """
            # How much each sign that one unit answers another weighs. Scores add up; a response answers nothing where none reaches
            # `none`. `slope` and `middle` turn a score and its lead into a confidence. Written by toron.bench.LearnLinks from the
            # development gold.
            """);
    learnt.weights().forEach((name, value) -> yaml.append(name + ": " + value + "\n"));
    Files.writeString(Path.of(args[0]), yaml.toString());
    System.out.printf(
        Locale.ROOT,
        "F1 of links: %.3f before, %.3f learnt from all, %.3f on parts that were not learnt from%n",
        learnt.before(),
        learnt.learnt(),
        learnt.unseen());
  }
}
