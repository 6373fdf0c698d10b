package toron.corpus.rows;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import toron.corpus.CorpusDebate;
import toron.corpus.Replacement;
import toron.corpus.SourceFile;
import toron.corpus.SourceMap;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.Argument;
import toron.structure.debate.Debate.Evidence;
import toron.structure.debate.Debate.Passage;
import toron.structure.debate.Location;

/** A debate of the corpus whose texts know where they were printed. */
public final class SourcedDebate {
  private final CorpusDebate row;
  private final Map<String, NavigableMap<Integer, Replacement>> replacements;
  private final Map<String, String> sha256 = new HashMap<>();
  private final Map<String, Argument> arguments = new HashMap<>();
  private final Map<String, Evidence> evidence = new HashMap<>();

  private final Overlap overlap = new Overlap();

  public SourcedDebate(
      CorpusDebate row, Map<String, NavigableMap<Integer, Replacement>> replacements) {
    this.row = row;
    this.replacements = replacements;
    for (SourceFile source : row.sources()) {
      sha256.put(source.document(), source.sha256());
    }
    row.debate().arguments().forEach(a -> arguments.put(a.id(), a));
    row.debate().evidence().forEach(e -> evidence.put(e.id(), e));
  }

  /** How much two of its texts say the same; see {@link Overlap#of}. */
  public double overlap(String a, String b) {
    return overlap.between(a, b);
  }

  public CorpusDebate row() {
    return row;
  }

  public Debate debate() {
    return row.debate();
  }

  public @Nullable Argument argument(String id) {
    return arguments.get(id);
  }

  public @Nullable Evidence evidence(String id) {
    return evidence.get(id);
  }

  /** A text of the debate as a part of a message; empty when its locations don't add up to it. */
  public Optional<Part.Quote> quote(String text, List<Location> location) {
    return SourceMap.of(text, location, replacements).map(map -> new Part.Quote(text, map, 0));
  }

  public Optional<Part.Quote> quote(@Nullable Passage passage) {
    return passage == null ? Optional.empty() : quote(passage.text(), passage.location());
  }

  public Optional<Part.Quote> quote(Argument argument) {
    return quote(argument.text(), argument.location());
  }

  public Optional<Part.Quote> quote(Evidence evidence) {
    return quote(evidence.quote(), evidence.location());
  }

  /** The motion; its words as they are where nobody knows where they stand. */
  public Part motion() {
    Passage motion = debate().motion();
    String words = motion == null ? "" : motion.text();
    return quote(motion).map(q -> (Part) q.strip()).orElse(Part.words(words.strip()));
  }

  /** Everything that was said and read in it, for the evidence gate. */
  public String everything() {
    StringBuilder all = new StringBuilder(motion().text()).append('\n');
    debate()
        .speeches()
        .forEach(s -> all.append(s.label()).append('\n').append(s.text()).append('\n'));
    debate().evidence().forEach(e -> all.append(e.quote()).append(e.citation()).append('\n'));
    Debate.Decision decision = debate().decision();
    if (decision != null && decision.reason() != null) {
      all.append(decision.reason().text());
    }
    return all.toString();
  }

  String sha256(String document) {
    String hash = sha256.get(document);
    if (hash == null) {
      throw new IllegalStateException(
          "debate " + debate().id() + " points at " + document + ", not one of its sources");
    }
    return hash;
  }
}
