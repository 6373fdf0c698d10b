package toron.rlhf;

import com.fasterxml.jackson.core.type.TypeReference;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import toron.corpus.Dropped;
import toron.corpus.Split;
import toron.corpus.rows.CorpusReader;
import toron.corpus.rows.DatasetCard;
import toron.corpus.rows.DatasetFolder;
import toron.corpus.rows.DatasetKind;
import toron.corpus.rows.DatasetWriter;
import toron.corpus.rows.Phrasings;
import toron.corpus.rows.Rendering;
import toron.corpus.rows.SourcedDebate;
import toron.files.Json;
import toron.files.Progress;
import toron.files.RunLock;
import toron.ingest.Contribution;

/**
 * A corpus to preference pairs, from three signals: what the judges decided, which answer meets its
 * argument, and which text is true to its evidence.
 */
public final class RlhfBuild {
  private static final Phrasings PHRASINGS = Phrasings.of(RlhfBuild.class, "instructions.yaml");
  private final RlhfOptions options;
  private final Progress progress;

  public RlhfBuild(RlhfOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  /**
   * Reads a folder that {@code toron corpus} wrote and writes the pairs of each split, a card, and
   * what was dropped.
   *
   * @throws toron.files.BadDataException when the corpus is broken, with file and line
   */
  @SuppressWarnings("try") // the lock is held, not used
  public RlhfResult run(Path corpus, Path out) throws IOException {
    long begun = System.nanoTime();
    try (RunLock lock = RunLock.take(out)) {
      progress.begin("rlhf build", -1, "debates");
      DatasetWriter<PreferencePair> dataset = new DatasetWriter<>(PreferencePair.class, out);
      Run run = new Run();
      DatasetWriter.Counts counts = dataset.write(rows -> run.fill(corpus, rows));
      RlhfResult result =
          new RlhfResult(
              run.debates,
              counts.rows(),
              run.signals,
              run.altered,
              run.balance.counts(),
              counts.dropped());
      DatasetFolder folder = new DatasetFolder("rlhf", corpus, out);
      card(run.signals, List.copyOf(run.languages), folder.contributions()).write(dataset, counts);
      Map<String, Object> details = new LinkedHashMap<>();
      details.put("alterations", run.altered);
      details.put("balance", run.balance.counts());
      folder.manifest(
          Json.mapper().convertValue(options, new TypeReference<Map<String, Object>>() {}),
          counts,
          "signal",
          run.signals,
          details);
      folder.run((System.nanoTime() - begun) / 1e9, result.pairs());
      progress.end(result.pairs() + " pairs from " + run.debates + " debates");
      return result;
    }
  }

  /** One pass over the corpus. */
  private final class Run {
    private final PairMaker maker = new PairMaker(PHRASINGS, options);
    private final DecisionPairs decision = new DecisionPairs(PHRASINGS, options.maxLengthRatio());
    private final ResponsivenessPairs responsiveness =
        new ResponsivenessPairs(PHRASINGS, options.maxLengthRatio());
    private final ScoredPairs scored = new ScoredPairs(options.maxLengthRatio());
    private final FaithfulnessPairs faithfulness = new FaithfulnessPairs(PHRASINGS, options);
    private final CommentPairs comments = new CommentPairs(PHRASINGS, options.maxLengthRatio());
    private final Balance balance = new Balance();
    private final Map<String, Long> signals = new TreeMap<>();
    private final Map<String, Long> altered = new TreeMap<>();
    private final Set<String> languages = new TreeSet<>();
    private long debates;

    private void fill(Path corpus, DatasetWriter.Rows<PreferencePair> rows) throws IOException {
      try (CorpusReader reader = new CorpusReader(corpus)) {
        while (reader.hasNext()) {
          SourcedDebate debate = reader.next();
          debates++;
          debate(debate, rows);
          progress.advance(1, debate.debate().id());
        }
      }
      for (Balance.Waiting pair : balance.left(true)) {
        write(pair, rows);
      }
      for (Balance.Waiting pair : balance.left(false)) {
        rows.drop(
            new Dropped(
                pair.pair().id(),
                "unbalanced",
                "balance",
                pair.pair().signal() + ": no pair leans the other way than '" + pair.lean() + "'"));
      }
    }

    private void debate(SourcedDebate debate, DatasetWriter.Rows<PreferencePair> rows)
        throws IOException {
      String language = debate.debate().language();
      languages.add(language);
      if (!PHRASINGS.speaks(language) || !Rendering.speaks(language)) {
        String detail = "no wordings in " + language;
        rows.drop(new Dropped(debate.debate().id(), "language", "instructions", detail));
        return;
      }
      List<List<PairDraft>> drafts = new ArrayList<>();
      PairDraft.Drafts taker = taker(drafts);
      if (options.uses(RlhfOptions.DECISION)) {
        decision.make(debate, taker);
      }
      if (options.uses(RlhfOptions.RESPONSIVENESS)) {
        responsiveness.make(debate, taker);
        scored.make(debate, taker);
      }
      faithfulness.make(debate, taker);
      if (options.uses(RlhfOptions.COMMENTS)) {
        comments.make(debate, taker);
      }
      for (List<PairDraft> together : drafts) {
        add(together, rows);
      }
    }

    /** Twins are one pair when one of them has failed: neither is written. */
    private void add(List<PairDraft> together, DatasetWriter.Rows<PreferencePair> rows)
        throws IOException {
      List<PairMaker.Made> made = together.stream().map(maker::make).toList();
      boolean whole = made.stream().allMatch(m -> m.pair() != null);
      for (int i = 0; i < made.size(); i++) {
        PairDraft draft = together.get(i);
        PreferencePair pair = made.get(i).pair();
        Dropped dropped = made.get(i).dropped();
        if (dropped != null) {
          rows.drop(dropped);
        } else if (pair != null && !whole) {
          String why = draft.signal() + ": the pair that it is balanced by was dropped";
          rows.drop(new Dropped(pair.id(), "unbalanced", "balance", why));
        } else if (pair != null) {
          Split split = draft.debate().row().split();
          Balance.Waiting ready = new Balance.Waiting(pair, split, draft.lean());
          String key = draft.balance();
          for (Balance.Waiting one : key == null ? List.of(ready) : balance.add(key, ready)) {
            write(one, rows);
          }
        }
      }
    }

    private void write(Balance.Waiting waiting, DatasetWriter.Rows<PreferencePair> rows)
        throws IOException {
      PreferencePair pair = waiting.pair();
      rows.add(waiting.split(), pair);
      signals.merge(pair.signal(), 1L, Long::sum);
      if (pair.alteration() != null) {
        altered.merge(pair.alteration().kind(), 1L, Long::sum);
      }
      balance.passed(pair.signal(), waiting.lean());
    }
  }

  /** What must be known to rewrite such a data set. */
  public static DatasetKind<PreferencePair> kind() {
    return new DatasetKind<>(
        "rlhf",
        PreferencePair.class,
        "signal",
        PreferencePair::signal,
        PreferencePair::language,
        PreferencePair::contributions,
        RlhfBuild::card);
  }

  private static PairDraft.Drafts taker(List<List<PairDraft>> drafts) {
    return new PairDraft.Drafts() {
      @Override
      public void one(PairDraft draft) {
        drafts.add(List.of(draft));
      }

      @Override
      public void both(PairDraft a, PairDraft b) {
        drafts.add(List.of(a, b));
      }
    };
  }

  private static DatasetCard card(
      Map<String, Long> signals, List<String> languages, List<Contribution> contributions) {
    return new DatasetCard(
        "Toron preferences",
        "Two answers to one prompt, the better first, from real debates: `signal` says what makes it"
            + " better (the judges' decision, an answer that meets its argument, a text true to its"
            + " evidence, less that a judge's comments find fault with), `margin` by how much, `alteration` what was changed to make the worse.",
        signals,
        languages,
        contributions,
        List.of(
            "Judges prefer under the rules of their format; their verdict is no statement of truth.",
            "Rejected answers of the signal `faithfulness` are altered by rule and are false on"
                + " purpose: never train on them as answers.",
            "Pairs of the signals `decision`, `responsiveness` and `comments` are thinned so that neither the"
                + " longer answer nor one side is preferred more often; the manifest has the"
                + " counts."));
  }
}
