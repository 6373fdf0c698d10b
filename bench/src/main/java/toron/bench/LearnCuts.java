package toron.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import toron.files.Progress;
import toron.structure.evaluation.CutTraining;

/**
 * Learns where units of argument open from gold folders and writes it as {@code cuts.txt}: {@code
 * LearnCuts OUT GOLD...}. The same gold gives the same file.
 */
public final class LearnCuts {
  private static final String HEAD =
      """
      # What a sentence does in a speech: how much each sign of it speaks for each cut, in units of the logarithm of the
      # odds. A sign, a tab, cuts with weights; «after goes_on» holds what one sentence says of the next. Signs with /
      # are of several things at once, -1 and +1 of the sentence before and behind. Written by toron.bench.LearnCuts from
      # the development gold.
      """;
  private static final int FOLDS = 6;
  private static final long SEED = 1;

  private LearnCuts() {}

  public static void main(String[] args) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      folders.add(Path.of(args[i]));
    }
    CutTraining.Learnt learnt = new CutTraining(SEED, FOLDS, Progress.NONE).learn(folders);
    Files.writeString(Path.of(args[0]), HEAD + String.join("\n", learnt.weights().lines()) + "\n");
    print("before", learnt.before());
    print("learnt from all", learnt.learnt());
    print("on parts that were not learnt from", learnt.unseen());
  }

  private static void print(String what, CutTraining.Score score) {
    System.out.printf(
        Locale.ROOT,
        "units F1 %.3f, kinds %.3f, issues %.3f: %s%n",
        score.units(),
        score.kinds(),
        score.issues(),
        what);
  }
}
