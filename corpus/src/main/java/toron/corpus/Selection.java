package toron.corpus;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import toron.files.BadDataException;
import toron.ingest.Contribution;
import toron.structure.debate.Debate;

/** Decides, one debate after the other, which stay; then which split each motion belongs to. */
final class Selection {
  private static final String DUPLICATES = "near-duplicate";
  private static final String BRIDGES = "split";
  private static final int SAMPLES = 5;

  private final CorpusOptions options;
  private final Consent consent;
  private final Sources sources;
  private final Splits splits;
  private final List<Filter> filters;
  private final NearDuplicates seen;
  private final Shared shared;
  private final Map<String, Kept> kept = new LinkedHashMap<>();
  private final List<String> order = new ArrayList<>();
  private final List<Dropped> dropped = new ArrayList<>();
  private final Map<String, long[]> table = new LinkedHashMap<>();
  private Map<String, Split> assigned = Map.of();
  private long read;

  /** What the second pass needs to know of a debate. */
  private record Kept(
      String group,
      String motion,
      List<SourceFile> sources,
      List<NearDuplicates.Like> related,
      String format,
      String language,
      String winner) {}

  Selection(
      CorpusOptions options,
      Consent consent,
      Sources sources,
      Splits splits,
      Contamination contamination) {
    this.options = options;
    this.consent = consent;
    this.sources = sources;
    this.splits = splits;
    this.filters = new ArrayList<>(Filters.of(options.filters()));
    this.filters.add(contamination);
    this.shared = new Shared(options.duplicateSimilarity());
    this.seen = new NearDuplicates(options.relatedSimilarity());
    table.put(Consent.FILTER, new long[2]);
    filters.forEach(filter -> table.putIfAbsent(filter.name(), new long[2]));
    table.put(DUPLICATES, new long[2]);
    table.put(BRIDGES, new long[2]);
  }

  void see(Debate debate) {
    read++;
    Filter.Candidate candidate = sources.candidate(debate);
    if (refused(Consent.FILTER, consent.refuse(debate.id(), candidate.sources()))) {
      return;
    }
    Map<String, Optional<Dropped>> answers = new LinkedHashMap<>();
    for (Filter filter : filters) {
      Optional<Dropped> answer =
          answers.merge(filter.name(), filter.refuse(candidate), (a, b) -> a.isPresent() ? a : b);
      if (answer.isPresent()) {
        break;
      }
    }
    for (Map.Entry<String, Optional<Dropped>> answer : answers.entrySet()) {
      if (refused(answer.getKey(), answer.getValue())) {
        return;
      }
    }
    keep(debate, candidate);
  }

  private void keep(Debate debate, Filter.Candidate candidate) {
    if (kept.containsKey(debate.id())) {
      throw new BadDataException("debate " + debate.id() + " stands twice in the input");
    }
    StringBuilder text = new StringBuilder();
    debate.speeches().forEach(speech -> text.append(speech.text()).append('\n'));
    int[] sketch = MinHash.sketch(text.toString());
    List<NearDuplicates.Like> like = seen.like(sketch);
    Optional<NearDuplicates.Like> twin =
        like.stream().filter(l -> l.similarity() >= options.duplicateSimilarity()).findFirst();
    twin.ifPresent(l -> shared.sameRound(debate.id(), order.get(l.index()), l.similarity()));
    if (refused(DUPLICATES, twin.map(l -> drop(debate.id(), DUPLICATES, DUPLICATES, l)))) {
      return;
    }
    shared.keep(debate);
    seen.add(sketch);
    order.add(debate.id());
    String motion = MotionKey.of(debate);
    String group = options.splitBy().group(debate);
    if (motion == null || group == null) {
      throw new IllegalStateException("the motion filter keeps only debates with a motion");
    }
    Debate.Decision decision = debate.decision();
    String winner =
        decision == null || decision.winner() == null
            ? "none"
            : decision.winner().name().toLowerCase(Locale.ROOT).replace('_', '-');
    kept.put(
        debate.id(),
        new Kept(
            group, motion, candidate.sources(), like, debate.format(), debate.language(), winner));
  }

  private Dropped drop(String id, String reason, String filter, NearDuplicates.Like like) {
    String detail =
        String.format(
            Locale.ROOT, "like %s, similarity %.2f", order.get(like.index()), like.similarity());
    return new Dropped(id, reason, filter, detail);
  }

  private boolean refused(String filter, Optional<Dropped> answer) {
    long[] row = table.computeIfAbsent(filter, f -> new long[2]);
    row[0]++;
    answer.ifPresent(
        drop -> {
          row[1]++;
          dropped.add(drop);
        });
    return answer.isPresent();
  }

  /**
   * Assigns the splits. A debate that resembles one of another split would carry its words across,
   * so the later one goes.
   */
  void settle() {
    TreeSet<String> groups = new TreeSet<>();
    kept.values().forEach(k -> groups.add(k.group()));
    assigned = splits.assign(groups);
    for (String id : List.copyOf(kept.keySet())) {
      Kept debate = kept.get(id);
      if (debate == null) {
        continue;
      }
      Split own = split(debate);
      Optional<Dropped> bridge =
          debate.related().stream()
              .filter(like -> crosses(like, own))
              .findFirst()
              .map(like -> drop(id, "split-bridge", BRIDGES, like));
      if (refused(BRIDGES, bridge)) {
        kept.remove(id);
      }
    }
  }

  private boolean crosses(NearDuplicates.Like like, Split own) {
    Kept other = kept.get(order.get(like.index()));
    return other != null && split(other) != own;
  }

  private Split split(Kept debate) {
    Split split = assigned.get(debate.group());
    if (split == null) {
      throw new IllegalStateException("group " + debate.group() + " has no split");
    }
    return split;
  }

  /** What kept debates have in common. */
  Shared shared() {
    return shared;
  }

  /** Motions that stand in more than one split; none when motions are what is divided. */
  long motionsInSeveralSplits() {
    Map<String, TreeSet<Split>> splitsOf = new TreeMap<>();
    kept.values()
        .forEach(k -> splitsOf.computeIfAbsent(k.motion(), m -> new TreeSet<>()).add(split(k)));
    return splitsOf.values().stream().filter(splits -> splits.size() > 1).count();
  }

  boolean kept(String id) {
    return kept.containsKey(id);
  }

  CorpusDebate row(Debate debate) {
    Kept known = kept.get(debate.id());
    if (known == null) {
      throw new IllegalStateException("debate " + debate.id() + " was not kept");
    }
    return new CorpusDebate(
        debate, split(known), known.group(), known.sources(), Consent.ids(known.sources()));
  }

  List<Dropped> dropped() {
    return dropped;
  }

  List<CorpusBuild.Group> groups() {
    Map<String, Long> sizes = new TreeMap<>();
    kept.values().forEach(k -> sizes.merge(k.group(), 1L, Long::sum));
    List<CorpusBuild.Group> groups = new ArrayList<>();
    sizes.forEach(
        (group, n) -> {
          Split split = assigned.get(group);
          if (split != null) {
            groups.add(new CorpusBuild.Group(group, split, n));
          }
        });
    return groups;
  }

  /** For each filter, what it saw and what it took. */
  List<Map<String, Object>> filterTable() {
    List<Map<String, Object>> rows = new ArrayList<>();
    table.forEach(
        (name, n) -> {
          Map<String, Object> row = new LinkedHashMap<>();
          row.put("filter", name);
          row.put("seen", n[0]);
          row.put("dropped", n[1]);
          rows.add(row);
        });
    return rows;
  }

  /** The first drops of each reason, to look at. */
  Map<String, List<Dropped>> samples() {
    Map<String, List<Dropped>> byReason = new TreeMap<>();
    for (Dropped drop : dropped) {
      List<Dropped> some = byReason.computeIfAbsent(drop.reason(), r -> new ArrayList<>());
      if (some.size() < SAMPLES) {
        some.add(drop);
      }
    }
    return byReason;
  }

  /** Debates by split, each by format, language and winner. */
  Map<String, Map<String, Long>> balance() {
    Map<String, Map<String, Long>> bySplit = new TreeMap<>();
    for (Kept debate : kept.values()) {
      Map<String, Long> row = bySplit.computeIfAbsent(split(debate).id(), s -> new TreeMap<>());
      row.merge("format." + debate.format(), 1L, Long::sum);
      row.merge("language." + debate.language(), 1L, Long::sum);
      row.merge("winner." + debate.winner(), 1L, Long::sum);
    }
    return bySplit;
  }

  Map<String, String> filled() {
    Map<String, String> moved = new LinkedHashMap<>();
    splits.moved().forEach((group, split) -> moved.put(group, split.id()));
    return moved;
  }

  /** The contributions behind what was kept. */
  List<Contribution> contributionsUsed() {
    TreeSet<String> ids = new TreeSet<>();
    kept.values().forEach(k -> ids.addAll(Consent.ids(k.sources())));
    List<Contribution> used = new ArrayList<>();
    for (String id : ids) {
      Contribution given = sources.contributions().get(id);
      if (given != null) {
        used.add(given);
      }
    }
    return used;
  }

  CorpusResult result() {
    Map<String, Long> reasons = new TreeMap<>();
    dropped.forEach(drop -> reasons.merge(drop.reason(), 1L, Long::sum));
    Map<Split, Long> sizes = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      sizes.put(split, 0L);
    }
    kept.values().forEach(k -> sizes.merge(split(k), 1L, Long::sum));
    return new CorpusResult(read, kept.size(), reasons, sizes, warnings(sizes));
  }

  private List<String> warnings(Map<Split, Long> sizes) {
    List<String> warnings = new ArrayList<>();
    table.forEach(
        (name, n) -> {
          if (n[1] > options.warnShare() * n[0]) {
            warnings.add(
                "the filter '" + name + "' dropped " + n[1] + " of " + n[0] + " debates it saw");
          }
        });
    long crossing = motionsInSeveralSplits();
    if (crossing > 0) {
      warnings.add(
          crossing
              + " motions stand in more than one split (split-by): what is measured there is how a"
              + " model does on topics that it knows");
    }
    sizes.forEach(
        (split, n) -> {
          if (n == 0 && !kept.isEmpty()) {
            warnings.add("no debate is in " + split.id());
          }
        });
    splits
        .moved()
        .forEach(
            (group, split) ->
                warnings.add(
                    "no motion fell into "
                        + split.id()
                        + ", so "
                        + group
                        + " was moved there; give this corpus as 'previous' to keep it there when"
                        + " data is added"));
    return warnings;
  }
}
