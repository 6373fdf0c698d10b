package toron.sft;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import toron.corpus.rows.Composer;
import toron.corpus.rows.Part;
import toron.corpus.rows.Phrasings;
import toron.corpus.rows.Rendering;
import toron.corpus.rows.SourcedDebate;
import toron.structure.debate.Debate;
import toron.structure.debate.Debate.Argument;
import toron.structure.debate.Side;

/**
 * One debate while exercises are made of it.
 *
 * @param drafts takes each exercise
 * @param untraceable takes the task and unit of each that can't be led back to its pages
 */
record Round(
    SourcedDebate source,
    Rendering words,
    Phrasings phrasings,
    int maxCharacters,
    Consumer<Draft> drafts,
    Consumer<Untraceable> untraceable) {

  /** An exercise whose words don't lie where their locations say. */
  record Untraceable(String task, String unit) {}

  Debate debate() {
    return source.debate();
  }

  String language() {
    return debate().language();
  }

  /** Emits an exercise when everything it needs was found. */
  void draft(String task, String unit, Optional<Part> answer, Map<String, Optional<Part>> holes) {
    Map<String, Part> filled = new LinkedHashMap<>();
    filled.put("motion", source.motion());
    holes.forEach((name, part) -> part.ifPresent(p -> filled.put(name, p)));
    if (answer.isEmpty() || filled.size() <= holes.size()) {
      untraceable.accept(new Untraceable(task, unit));
      return;
    }
    drafts.accept(new Draft(task, unit, filled, answer.get()));
  }

  Optional<Part> side(@Nullable Side side) {
    return Optional.of(words.side(side));
  }

  Optional<Part> text(Argument unit) {
    return source.quote(unit).map(Part.Quote::strip);
  }

  Optional<Part> text(Debate.@Nullable Passage passage) {
    return source.quote(passage).map(Part.Quote::strip);
  }

  /** A word of the instructions' file whose holes are filled. */
  Part phrase(String key, Map<String, Part> holes) {
    return Composer.fill(phrasings.word(language(), key), holes);
  }

  /** The unit of a bench, before a speech, that shares most words with a text. */
  Optional<Argument> about(String text, int beforeSpeech, @Nullable Side of, boolean opponents) {
    Argument best = null;
    double most = 0;
    for (Argument unit : debate().arguments()) {
      Side side = unit.side();
      boolean wanted = side != null && of != null && (opponents ? side.opposes(of) : side == of);
      if (!wanted || unit.speech() >= beforeSpeech) {
        continue;
      }
      double overlap = source.overlap(text, unit.text());
      if (overlap > most) {
        most = overlap;
        best = unit;
      }
    }
    return Optional.ofNullable(best);
  }

  List<Argument> units(Debate.Speech speech) {
    return debate().arguments().stream().filter(a -> a.speech() == speech.index()).toList();
  }
}
