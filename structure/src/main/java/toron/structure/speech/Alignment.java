package toron.structure.speech;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.format.Format;
import toron.structure.heading.Mark;
import toron.structure.heading.Participants;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/**
 * Lays a format's order over the marks of a document: the best monotone matching, in which a mark
 * may be left over, a speech may be missing, and the order may start again for a second debate.
 */
final class Alignment {
  private static final double MATCH = 1;
  private static final double LEFT_OVER = 0.8;
  private static final double MISSING = 0.35;
  private static final double AGAIN = 0.5;
  private static final double HINT = 0.6;
  private static final int HINTS = 3;

  private static final double STRANGERS = 0.3;

  /** Most formats are held in either language, but of two that fit alike, one is at home. */
  private static final double TONGUE = 0.2;

  /** What a format must have in its favour where nobody holds it in the document's language. */
  private static final double ABROAD = 1.2;

  private Alignment() {}

  /** A mark in its place in the order. */
  record Placed(Mark mark, Format.Turn turn) {}

  /** One debate's speeches by one format; {@code score} compares formats. */
  record Debating(Format format, List<Placed> speeches, double score) {}

  /** The best reading of the marks over all formats, one entry a debate. */
  static List<Debating> best(List<Mark> marks, Set<Integer> restarts, SourceText source) {
    List<Debating> best = List.of();
    double bestScore = 0;
    for (Format format : Format.ALL) {
      Path path = align(marks, restarts, format);
      List<Debating> debates = path.matched >= 2 ? split(marks, format, path) : List.of();
      if (debates.isEmpty()) {
        continue;
      }
      int alone = path.matched - debates.stream().mapToInt(d -> d.speeches().size()).sum();
      double score =
          path.score
              - STRANGERS * strangers(debates, source)
              - MATCH * alone
              + HINT * Math.min(format.hintsIn(source), HINTS) // what it says outside of labels
              + tongue(format, source);
      if (score > bestScore + 1e-9) {
        bestScore = score;
        best = debates;
      }
    }
    return best;
  }

  private static double tongue(Format format, SourceText source) {
    int home = format.home(source);
    return home < 0 ? -ABROAD : home * TONGUE;
  }

  /** By how many the names that head the speeches are too few or too many for the format. */
  private static int strangers(List<Debating> debates, SourceText source) {
    Set<String> names = new HashSet<>();
    if (debates.size() != 1) {
      return 0;
    }
    for (Placed placed : debates.get(0).speeches()) {
      Span speaker = placed.mark().speaker();
      if (placed.turn().kind() != Debate.SpeechKind.CROSS_EXAMINATION) {
        if (speaker == null) {
          return 0;
        }
        names.add(Participants.family(source.verbatim(speaker)));
      }
    }
    return debates.get(0).format().strangers(names.size());
  }

  static double score(List<Debating> debates) {
    return debates.isEmpty() ? 0 : debates.get(0).score();
  }

  private record Path(double score, int matched, List<Integer> turns) {}

  /**
   * Dynamic programme over (marks read, turn last matched). {@code turns[i]} is the turn of mark i,
   * or -1; a turn not after its forerunner starts another debate.
   */
  private static Path align(List<Mark> marks, Set<Integer> restarts, Format format) {
    int n = marks.size();
    int m = format.turns().size();
    double[][] score = new double[n + 1][m + 1];
    int[][] from = new int[n + 1][m + 1];
    for (double[] row : score) {
      Arrays.fill(row, Double.NEGATIVE_INFINITY);
    }
    score[0][m] = 0; // as if a debate had just ended
    for (int i = 0; i < n; i++) {
      for (int last = 0; last <= m; last++) {
        if (score[i][last] == Double.NEGATIVE_INFINITY) {
          continue;
        }
        double without = score[i][last] - LEFT_OVER * marks.get(i).claim();
        if (without > score[i + 1][last]) {
          score[i + 1][last] = without;
          from[i + 1][last] = last;
        }
        for (Mark.FormatTurn fit : marks.get(i).turns()) {
          if (fit.format().equals(format)) {
            int turn = fit.turn().index();
            double gain = gain(last, turn, m, restarts.contains(i)) - MATCH * (1 - fit.weight());
            double value = score[i][last] + gain;
            if (value > score[i + 1][turn] + 1e-9) {
              score[i + 1][turn] = value;
              from[i + 1][turn] = last + (m + 1);
            }
          }
        }
      }
    }
    return trace(marks, score, from, m);
  }

  /** What it gains to match a turn after another; the larger the gap, the less. */
  private static double gain(int last, int turn, int m, boolean restart) {
    if (last < m && turn > last) {
      return MATCH - MISSING * (turn - last - 1) - (restart ? 1 : 0);
    }
    int unfinished = last == m ? 0 : m - 1 - last;
    return MATCH - MISSING * (turn + unfinished) - (last == m || restart ? 0 : AGAIN);
  }

  private static Path trace(List<Mark> marks, double[][] score, int[][] from, int m) {
    int n = marks.size();
    int end = 0;
    double best = Double.NEGATIVE_INFINITY;
    for (int last = 0; last <= m; last++) {
      double value = score[n][last] - (last == m ? 0 : MISSING * (m - 1 - last));
      if (value > best) {
        best = value;
        end = last;
      }
    }
    Integer[] turns = new Integer[n];
    int matched = 0;
    int last = end;
    for (int i = n; i > 0; i--) {
      int origin = from[i][last];
      if (origin > m) {
        turns[i - 1] = last;
        matched++;
        last = origin - (m + 1);
      } else {
        turns[i - 1] = -1;
        last = origin;
      }
    }
    return new Path(best, matched, List.of(turns));
  }

  private static List<Debating> split(List<Mark> marks, Format format, Path path) {
    List<Debating> debates = new ArrayList<>();
    List<Placed> current = new ArrayList<>();
    Format.@Nullable Turn before = null;
    for (int i = 0; i < marks.size(); i++) {
      if (path.turns().get(i) < 0) {
        continue;
      }
      Format.Turn turn = format.turns().get(path.turns().get(i));
      if (before != null && turn.index() <= before.index()) {
        debates.add(new Debating(format, List.copyOf(current), path.score));
        current.clear();
      }
      current.add(new Placed(marks.get(i), turn));
      before = turn;
    }
    if (!current.isEmpty()) {
      debates.add(new Debating(format, List.copyOf(current), path.score));
    }
    debates.removeIf(d -> d.speeches().size() < 2);
    return Collections.unmodifiableList(debates);
  }
}
