package toron.sft;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toron.corpus.Dropped;
import toron.corpus.EvidenceGate;
import toron.corpus.EvidenceGate.Claim;
import toron.corpus.Message;
import toron.corpus.rows.Composer;
import toron.corpus.rows.Part;
import toron.corpus.rows.Phrasings;
import toron.corpus.rows.SourcedDebate;
import toron.files.Hashes;
import toron.sft.Conversation.LossSpan;
import toron.sft.SftOptions.Policy;

/** Puts exercises into words, and lets the evidence gate look at the answers. */
final class RowMaker {
  private static final int ASSISTANT = 2;
  private final Phrasings phrasings;
  private final SftOptions options;
  private final Map<String, Long> gate = noFacts();

  RowMaker(Phrasings phrasings, SftOptions options) {
    this.phrasings = phrasings;
    this.options = options;
  }

  static Map<String, Long> noFacts() {
    Map<String, Long> none = new LinkedHashMap<>();
    List.of("facts", "unsupported", "ungrounded", "masked").forEach(key -> none.put(key, 0L));
    return none;
  }

  /** A row, or why there is none. */
  record Made(@Nullable Conversation row, @Nullable Dropped dropped) {}

  /** Facts seen, and what became of those without support. */
  Map<String, Long> gate() {
    return gate;
  }

  /** The id of a row: the same exercise of the same debate always has the same one. */
  static String id(String task, SourcedDebate debate, String unit) {
    return "s-" + Hashes.sha256(task + "\n" + debate.debate().id() + "\n" + unit).substring(0, 16);
  }

  OfDebate of(SourcedDebate debate) {
    return new OfDebate(debate);
  }

  /** Makes the rows of one debate. */
  final class OfDebate {
    private final SourcedDebate debate;
    private final String language;
    private final EvidenceGate document;
    private final EvidenceGate.Reader reader;

    private OfDebate(SourcedDebate debate) {
      this.debate = debate;
      this.language = debate.debate().language();
      this.reader = new EvidenceGate.Reader(language);
      this.document = new EvidenceGate(language, debate.everything());
    }

    Made make(Draft draft) {
      String id = id(draft.task(), debate, draft.unit());
      String seed = options.seed() + id;
      Composer composer = new Composer(debate, "messages");
      composer.add("system", Part.words(phrasings.pick(language, "system", seed)));
      String wording = phrasings.pick(language, draft.task(), seed).strip();
      composer.add("user", Composer.fill(wording, draft.holes()));
      composer.add("assistant", draft.answer());
      List<Message> messages = composer.messages();
      String answer = messages.get(ASSISTANT).content();
      if (answer.isBlank()) {
        return drop(id, "empty-answer", "length", draft.task());
      }
      int size = composer.characters();
      if (size > options.maxCharacters()) {
        String detail =
            draft.task() + ": " + size + " characters, at most " + options.maxCharacters();
        return drop(id, "too-long", "length", detail);
      }
      String prompt = messages.get(0).content() + "\n" + messages.get(1).content();
      List<Claim> masked = new ArrayList<>();
      Dropped refused = check(id, draft, prompt, composer, masked);
      if (refused != null) {
        return new Made(null, refused);
      }
      return new Made(
          new Conversation(
              id,
              messages,
              spans(answer, masked),
              1.0,
              draft.task(),
              language,
              debate.row().contributions(),
              composer.provenance()),
          null);
    }

    private @Nullable Dropped check(
        String id, Draft draft, String prompt, Composer composer, List<Claim> masked) {
      String answer = composer.messages().get(ASSISTANT).content();
      EvidenceGate.Facts facts = reader.read(answer);
      EvidenceGate.Report report = new EvidenceGate(language, prompt).check(facts);
      count("facts", report.facts());
      List<Claim> given =
          report.unsupported().stream().filter(claim -> printed(claim, composer)).toList();
      if (given.isEmpty()) {
        return null;
      }
      List<Claim> nowhere = new ArrayList<>();
      List<Claim> elsewhere = new ArrayList<>();
      List<Claim> invented = document.check(facts).unsupported();
      for (Claim claim : given) {
        boolean said = invented.stream().noneMatch(i -> overlap(i, claim));
        (said ? elsewhere : nowhere).add(claim);
      }
      count("unsupported", nowhere.size());
      count("ungrounded", elsewhere.size());
      Dropped refused = apply(id, draft, "unsupported", options.unsupported(), nowhere, masked);
      return refused != null
          ? refused
          : apply(id, draft, "ungrounded", options.ungrounded(), elsewhere, masked);
    }

    private @Nullable Dropped apply(
        String id,
        Draft draft,
        String reason,
        Policy policy,
        List<Claim> claims,
        List<Claim> masked) {
      if (claims.isEmpty() || policy == Policy.KEEP) {
        return null;
      }
      if (policy == Policy.DROP) {
        String kinds =
            claims.stream()
                .map(c -> c.kind().name().toLowerCase(Locale.ROOT))
                .distinct()
                .sorted()
                .toList()
                .toString();
        return new Dropped(
            id, reason, "evidence-gate", draft.task() + ": " + claims.size() + " of " + kinds);
      }
      masked.addAll(claims);
      count("masked", claims.size());
      return null;
    }
  }

  /** Words of the templates, such as the keys of a JSON answer, are ours and state nothing. */
  private static boolean printed(Claim claim, Composer composer) {
    return composer.provenance().stream()
        .filter(p -> p.message() == ASSISTANT)
        .anyMatch(p -> p.begin() < claim.end() && claim.begin() < p.end());
  }

  private static boolean overlap(Claim a, Claim b) {
    return a.begin() < b.end() && b.begin() < a.end();
  }

  private void count(String key, long by) {
    gate.merge(key, by, Long::sum);
  }

  private static Made drop(String id, String reason, String filter, String detail) {
    return new Made(null, new Dropped(id, reason, filter, detail));
  }

  /** The answer without what is masked; empty, which means all of it, where nothing is. */
  private static List<LossSpan> spans(String answer, List<Claim> masked) {
    if (masked.isEmpty()) {
      return List.of();
    }
    List<Claim> sorted = new ArrayList<>(masked);
    sorted.sort(Comparator.comparingInt(Claim::begin));
    List<LossSpan> spans = new ArrayList<>();
    int from = 0;
    for (Claim claim : sorted) {
      if (claim.begin() > from) {
        spans.add(new LossSpan(ASSISTANT, from, claim.begin()));
      }
      from = Math.max(from, claim.end());
    }
    int end = answer.codePointCount(0, answer.length());
    if (end > from) {
      spans.add(new LossSpan(ASSISTANT, from, end));
    }
    return spans;
  }
}
