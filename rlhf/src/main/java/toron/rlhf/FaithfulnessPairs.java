package toron.rlhf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.corpus.rows.Overlap;
import toron.corpus.rows.Part;
import toron.corpus.rows.Rendering;
import toron.corpus.rows.SourcedDebate;
import toron.structure.Debate.Argument;
import toron.structure.Debate.Evidence;

/** A unit that reads evidence, against the same unit untrue to it in one place. */
final class FaithfulnessPairs {
  private static final double SAME_SOURCE = 0.4;
  private static final Pattern YEAR = Pattern.compile("\\d{2}");
  private final int perUnit;
  private final long seed;
  private final Map<String, String> lastCitation = new LinkedHashMap<>();

  FaithfulnessPairs(int perUnit, long seed) {
    this.perUnit = perUnit;
    this.seed = seed;
  }

  void make(SourcedDebate debate, Consumer<PairDraft> drafts) {
    Rendering words = new Rendering(debate);
    for (Argument unit : debate.debate().arguments()) {
      Optional<Part.Quote> said = debate.quote(unit).map(Part.Quote::strip);
      Optional<Part> evidence = words.evidence(List.of(unit));
      if (unit.side() == null
          || unit.evidence().isEmpty()
          || said.isEmpty()
          || evidence.isEmpty()) {
        continue;
      }
      Map<String, Part> holes =
          Map.of(
              "motion",
              debate.motion(),
              "side",
              words.side(unit.side()),
              "evidence",
              evidence.get());
      for (Alterations.Change change : pick(debate, unit, said.get())) {
        drafts.accept(draft(debate, unit, holes, said.get(), change));
      }
    }
  }

  private static PairDraft draft(
      SourcedDebate debate,
      Argument unit,
      Map<String, Part> holes,
      Part.Quote said,
      Alterations.Change change) {
    String text = said.text();
    String before = text.substring(change.begin(), change.end());
    Part rejected =
        Part.join(
            said.cut(0, change.begin()),
            Part.words(change.after()),
            said.cut(change.end(), text.length()));
    return new PairDraft(
        debate,
        debate,
        RlhfOptions.FAITHFULNESS,
        "argue",
        unit.id() + ":" + change.kind() + ":" + change.begin(),
        holes,
        said,
        rejected,
        1,
        new PreferencePair.Alteration(change.kind(), before, change.after()),
        null,
        PairDraft.lean(text, rejected.text()));
  }

  /** One change of each kind at most, in an order that the seed gives. */
  private List<Alterations.Change> pick(SourcedDebate debate, Argument unit, Part.Quote said) {
    String key = seed + debate.debate().id() + unit.id();
    List<Alterations.Change> all = new ArrayList<>();
    for (String id : unit.evidence()) {
      Evidence evidence = debate.evidence(id);
      if (evidence != null) {
        changes(debate, evidence, said.text(), key, all);
      }
    }
    all.sort(
        Comparator.comparingLong(c -> Alterations.hash(key + c.kind() + c.begin() + c.after())));
    List<Alterations.Change> picked = new ArrayList<>();
    Set<String> kinds = new HashSet<>();
    for (Alterations.Change change : all) {
      if (picked.size() < perUnit && kinds.add(change.kind())) {
        picked.add(change);
      }
    }
    return picked;
  }

  private void changes(
      SourcedDebate debate,
      Evidence evidence,
      String text,
      String key,
      List<Alterations.Change> all) {
    String language = debate.debate().language();
    String quote = evidence.quote().strip();
    int at = quote.isEmpty() ? -1 : text.indexOf(quote);
    if (at >= 0) {
      all.addAll(Alterations.of(language, text, at, at + quote.length(), key));
    }
    String citation = evidence.citation();
    if (citation == null || citation.isBlank()) {
      return;
    }
    String source = citation.strip();
    int cited = text.indexOf(source);
    String other = otherSource(debate, source, language);
    if (cited >= 0 && other != null) {
      all.add(new Alterations.Change("source", cited, cited + source.length(), other));
    }
    if (cited >= 0) {
      Alterations.of(language, text, cited, cited + source.length(), key).stream()
          .filter(change -> change.kind().equals("date"))
          .forEach(all::add);
    }
    lastCitation.put(language, source);
  }

  /** Another source of the same debate, else the last one read in that language. */
  private @Nullable String otherSource(SourcedDebate debate, String source, String language) {
    for (Evidence evidence : debate.debate().evidence()) {
      String citation = evidence.citation();
      if (citation != null && !citation.isBlank() && replaces(source, citation.strip())) {
        return citation.strip();
      }
    }
    String last = lastCitation.get(language);
    return last != null && replaces(source, last) ? last : null;
  }

  /** Whether one citation can stand where another does: of the same shape, and another source. */
  private static boolean replaces(String source, String other) {
    return Overlap.of(source, other) < SAME_SOURCE
        && YEAR.matcher(source).find() == YEAR.matcher(other).find()
        && source.contains("(") == other.contains("(")
        && ResponsivenessPairs.ratio(source, other) <= 2;
  }
}
