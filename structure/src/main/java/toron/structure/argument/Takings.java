package toron.structure.argument;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Side;
import toron.structure.text.Similarity;
import toron.structure.text.Words;

/**
 * How near the sentences of a debate are to each other and to what the other side said before, as
 * signs for {@link CutSigns}. Speeches are given in their order.
 */
final class Takings {
  private static final Pattern NUMBERS = Pattern.compile("[0-9一二三四五六七八九十百千万億]{2,}|[0-9]+");
  private static final double NEAR = 0.15;
  private static final int FAR = 3;
  private static final int WINDOW = 4;

  private final Similarity similarity;
  private final List<Said> said = new ArrayList<>();

  private record Said(
      @Nullable Side side, List<Similarity.Vector> sentences, Set<String> numbers) {}

  /**
   * @param sentences of the whole debate
   */
  Takings(List<String> sentences) {
    this.similarity = new Similarity(sentences.stream().map(Words::of).toList());
  }

  /** The signs of each sentence of the next speech. */
  List<List<String>> next(@Nullable Side side, List<String> sentences) {
    List<Similarity.Vector> vectors =
        sentences.stream().map(s -> similarity.vector(Words.of(s))).toList();
    List<Similarity.Vector> theirs = new ArrayList<>();
    Set<String> numbers = new HashSet<>();
    for (Said before : said) {
      Side other = before.side();
      if (side != null && other != null && side.opposes(other)) {
        theirs.addAll(before.sentences());
        numbers.addAll(before.numbers());
      }
    }
    Stretches stretches = new Stretches(vectors, theirs);
    List<List<String>> signs = new ArrayList<>();
    Set<String> own = new HashSet<>();
    int last = -1;
    for (int i = 0; i < vectors.size(); i++) {
      List<String> here = new ArrayList<>();
      coherence(vectors, i, here);
      int nearest = stretches.nearest(i);
      if (nearest >= 0) {
        double near = stretches.near(i, nearest);
        here.add("takes up " + near(near));
        boolean moved = near > NEAR && last >= 0 && Math.abs(nearest - last) > FAR;
        here.add("takes up another " + moved);
        last = near > NEAR ? nearest : last;
      }
      here.addAll(stretches.signs(i));
      Set<String> digits = numbers(sentences.get(i));
      own.addAll(digits);
      if (digits.stream().anyMatch(numbers::contains)) {
        here.add("a number of theirs");
      }
      signs.add(here);
    }
    said.add(new Said(side, vectors, own));
    return signs;
  }

  private static void coherence(List<Similarity.Vector> vectors, int i, List<String> signs) {
    if (i == 0) {
      return;
    }
    double before = Similarity.cosine(vectors.get(i), vectors.get(i - 1));
    signs.add("like the one before " + CutSigns.bucket(100 * before, 0, 5, 15));
    double window = 0;
    int from = Math.max(0, i - WINDOW);
    for (int k = from; k < i; k++) {
      window += Similarity.cosine(vectors.get(i), vectors.get(k)) / (i - from);
    }
    signs.add("like those before " + CutSigns.bucket(100 * window, 1, 4, 10));
  }

  private static int near(double similarity) {
    return CutSigns.bucket(100 * similarity, 12, 20, 30, 45);
  }

  private static Set<String> numbers(String text) {
    Set<String> found = new HashSet<>();
    Matcher matcher = NUMBERS.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found;
  }
}
