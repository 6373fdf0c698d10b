package toron.rlhf;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import toron.corpus.Dropped;
import toron.corpus.Provenance;
import toron.corpus.rows.Composer;
import toron.corpus.rows.Part;
import toron.corpus.rows.Phrasings;
import toron.files.Hashes;

/** Puts pairs into words. */
final class PairMaker {
  private final Phrasings phrasings;
  private final RlhfOptions options;

  PairMaker(Phrasings phrasings, RlhfOptions options) {
    this.phrasings = phrasings;
    this.options = options;
  }

  /** A pair, or why there is none. */
  record Made(@Nullable PreferencePair pair, @Nullable Dropped dropped) {}

  Made make(PairDraft draft) {
    String id = id(draft);
    String language = draft.debate().debate().language();
    String seed = options.seed() + id;
    Composer prompt = new Composer(draft.debate(), "prompt");
    prompt.add("system", Part.words(phrasings.pick(language, "system", seed)));
    String wording = phrasings.pick(language, draft.task(), seed).strip();
    prompt.add("user", Composer.fill(wording, draft.holes()));
    Composer chosen = new Composer(draft.debate(), "chosen").add("assistant", draft.chosen());
    Composer rejected = new Composer(draft.other(), "rejected").add("assistant", draft.rejected());
    int size = prompt.characters() + Math.max(chosen.characters(), rejected.characters());
    if (size > options.maxCharacters()) {
      return drop(
          id,
          "too-long",
          draft.task() + ": " + size + " characters, at most " + options.maxCharacters());
    }
    if (chosen.messages().equals(rejected.messages())) {
      return drop(id, "same-answers", draft.task() + ": chosen and rejected say the same");
    }
    List<Provenance> provenance = new ArrayList<>(prompt.provenance());
    provenance.addAll(chosen.provenance());
    provenance.addAll(rejected.provenance());
    TreeSet<String> contributions = new TreeSet<>(draft.debate().row().contributions());
    contributions.addAll(draft.other().row().contributions());
    contributions.addAll(draft.lenders());
    return new Made(
        new PreferencePair(
            id,
            prompt.messages(),
            chosen.messages(),
            rejected.messages(),
            draft.strength().margin(),
            1,
            draft.strength().doubt(),
            draft.strength().scoreChosen(),
            draft.strength().scoreRejected(),
            draft.signal(),
            draft.alteration(),
            language,
            List.copyOf(contributions),
            provenance),
        null);
  }

  private static String id(PairDraft draft) {
    String key = draft.signal() + "\n" + draft.debate().debate().id() + "\n" + draft.unit();
    return "p-" + Hashes.sha256(key).substring(0, 16);
  }

  private static Made drop(String id, String reason, String detail) {
    return new Made(null, new Dropped(id, reason, "pair", detail));
  }
}
