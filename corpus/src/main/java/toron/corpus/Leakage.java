package toron.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import toron.files.JsonLines;
import toron.structure.debate.Debate;

/**
 * What stands in more than one split of a corpus, found anew from its debates and not from what the
 * build has noted.
 *
 * @param debates looked at
 * @param groups that stand in several splits
 * @param motions that stand in several splits
 * @param documents whose debates, on several motions, stand in several splits
 * @param openings first speeches that stand word for word in several splits
 * @param nearDuplicates pairs of debates in different splits that are alike
 */
public record Leakage(
    long debates, long groups, long motions, long documents, long openings, long nearDuplicates) {

  /** Whether nothing crosses that must not: a motion may where the splits are not by motion. */
  public boolean none() {
    return groups + openings + nearDuplicates == 0;
  }

  /** Which splits each thing stands in. */
  private static final class Seen {
    private final Map<String, Set<Split>> splits = new TreeMap<>();

    void at(String thing, Split split) {
      splits.computeIfAbsent(thing, t -> EnumSet.noneOf(Split.class)).add(split);
    }

    long crossing() {
      return splits.values().stream().filter(s -> s.size() > 1).count();
    }
  }

  /**
   * Looks through a corpus.
   *
   * @param similarity debates at least this alike (Jaccard of character 5-grams, by MinHash) may
   *     not stand in two splits
   * @throws toron.files.BadDataException when it is none, with file and line
   */
  public static Leakage of(Path corpus, double similarity) throws IOException {
    Seen groups = new Seen();
    Seen motions = new Seen();
    Seen documents = new Seen();
    Seen openings = new Seen();
    NearDuplicates near = new NearDuplicates(similarity);
    List<Split> order = new ArrayList<>();
    long alike = 0;
    try (Stream<CorpusDebate> rows =
        JsonLines.read(corpus.resolve(CorpusBuild.DEBATES), CorpusDebate.class)) {
      for (CorpusDebate row : (Iterable<CorpusDebate>) rows::iterator) {
        Debate debate = row.debate();
        Split split = row.split();
        groups.at(row.group(), split);
        motions.at(String.valueOf(MotionKey.of(debate)), split);
        debate.documents().forEach(id -> documents.at(id, split));
        debate.speeches().stream()
            .filter(speech -> speech.side() != null)
            .findFirst()
            .ifPresent(first -> openings.at(MotionKey.letters(first.text()), split));
        int[] sketch = MinHash.sketch(text(debate));
        Predicate<NearDuplicates.Like> other = like -> order.get(like.index()) != split;
        alike += near.like(sketch).stream().filter(other).count();
        near.add(sketch);
        order.add(split);
      }
    }
    return new Leakage(
        order.size(),
        groups.crossing(),
        motions.crossing(),
        documents.crossing(),
        openings.crossing(),
        alike);
  }

  private static String text(Debate debate) {
    StringBuilder text = new StringBuilder();
    debate.speeches().forEach(speech -> text.append(speech.text()).append('\n'));
    return text.toString();
  }
}
