package toron.corpus;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import toron.structure.debate.Debate;

/**
 * A debate that may be trained on: one row of the corpus's {@code debates.jsonl}. Names are
 * pseudonyms; locations still point at the originals.
 *
 * @param debate its keys stand on the row itself
 * @param group the hash of the motion; a group is never in two splits
 * @param sources the files it was read from
 * @param contributions ids of the contributions that allow its use, sorted
 */
public record CorpusDebate(
    @JsonUnwrapped Debate debate,
    Split split,
    String group,
    List<SourceFile> sources,
    List<String> contributions) {
  public CorpusDebate {
    sources = List.copyOf(sources);
    contributions = List.copyOf(contributions);
  }
}
