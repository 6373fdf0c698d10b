package toron.structure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import toron.structure.argument.CutWeights;
import toron.structure.argument.Unit;
import toron.structure.argument.UnitFinder;
import toron.structure.debate.Debate;
import toron.structure.decision.DecisionReader;
import toron.structure.evidence.EvidenceFinder;
import toron.structure.exchange.ExchangeFinder;
import toron.structure.exchange.FloorQuestions;
import toron.structure.exchange.Interruptions;
import toron.structure.format.Draft;
import toron.structure.heading.Benches;
import toron.structure.link.LinkWeights;
import toron.structure.link.Linker;
import toron.structure.link.Statuses;
import toron.structure.speech.HeadReader;
import toron.structure.speech.Motions;
import toron.structure.text.Normal;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/** Reads a debate that was found: everything that the contract asks of it. */
final class DebateReader {
  private final Draft draft;
  private final SourceText source;
  private final LinkWeights weights;
  private final CutWeights cuts;

  DebateReader(Draft draft, LinkWeights weights, CutWeights cuts) {
    this.draft = draft;
    this.weights = weights;
    this.cuts = cuts;
    this.source = draft.source();
  }

  Debate read(String id) {
    return read(id, null);
  }

  /**
   * @param known the event where it need not be looked for
   */
  Debate read(String id, Debate.@Nullable Event known) {
    HeadReader head = new HeadReader(source);
    Span motion = Motions.find(draft);
    Map<String, String> speakers = new LinkedHashMap<>();
    List<Debate.Speech> speeches = speeches(speakers);
    Evidences evidences = new Evidences();
    List<Unit> units = new UnitFinder(source, evidences.wholes).find(draft.turns(), cuts);
    List<Linker.Link> links = new Linker(source, weights).link(draft.turns(), units);
    List<Debate.Argument> arguments = arguments(units, links, evidences);
    Debate.Decision decision = DecisionReader.read(draft);
    return new Debate(
        id,
        List.of(source.document().id()),
        source.locate(draft.whole()),
        source.document().language(),
        draft.format(),
        motion == null ? null : source.passage(motion),
        known == null ? head.event(draft.head(), motion) : known,
        Benches.read(draft),
        speeches,
        arguments,
        evidences.all,
        exchanges(),
        decision,
        speakers.entrySet().stream()
            .map(e -> new Debate.Speaker(e.getValue(), e.getKey()))
            .toList(),
        Math.round(draft.confidence() * 100) / 100.0,
        new Warnings(draft).all(motion, decision));
  }

  private List<Debate.Speech> speeches(Map<String, String> speakers) {
    List<Debate.Speech> speeches = new ArrayList<>();
    for (Draft.Turn turn : draft.turns()) {
      String name = turn.name();
      String speaker =
          name == null ? null : speakers.computeIfAbsent(name, n -> "S" + (speakers.size() + 1));
      speeches.add(
          new Debate.Speech(
              speeches.size(),
              turn.role(),
              turn.side(),
              turn.kind(),
              turn.label().length() == 0 ? null : source.verbatim(turn.label()),
              speaker,
              source.verbatim(turn.body()),
              source.locate(turn.body())));
    }
    return speeches;
  }

  /** Evidence of all speeches, in order, with ids. */
  private final class Evidences {
    private final List<Debate.Evidence> all = new ArrayList<>();
    private final List<Span> wholes = new ArrayList<>();
    private final Map<String, Span> spans = new LinkedHashMap<>();

    Evidences() {
      EvidenceFinder finder = new EvidenceFinder(source, speakers());
      for (Draft.Turn turn : draft.turns()) {
        if (turn.kind() == Debate.SpeechKind.MODERATION) {
          continue;
        }
        for (EvidenceFinder.Found found : finder.find(turn.body())) {
          String id = "e" + (all.size() + 1);
          Span citation = found.citation();
          all.add(
              new Debate.Evidence(
                  id,
                  found.pieces().stream().map(source::verbatim).collect(Collectors.joining()),
                  citation == null ? null : source.verbatim(citation),
                  found.pieces().stream().flatMap(p -> source.locate(p).stream()).toList()));
          spans.put(id, found.quote());
          wholes.add(found.whole());
        }
      }
    }

    private Set<String> speakers() {
      Set<String> names = new HashSet<>();
      for (Draft.Turn turn : draft.turns()) {
        String name = turn.name();
        if (name != null) {
          Arrays.stream(Normal.fold(name).split("[\\s\\u3000.,()]+"))
              .filter(n -> n.length() > (n.charAt(0) < 0x300 ? 3 : 1))
              .forEach(names::add);
        }
      }
      return names;
    }

    List<String> in(Span unit) {
      return spans.entrySet().stream()
          .filter(e -> unit.overlaps(e.getValue()) && e.getValue().begin() >= unit.begin())
          .map(Map.Entry::getKey)
          .toList();
    }
  }

  private List<Debate.Argument> arguments(
      List<Unit> units, List<Linker.Link> links, Evidences evidences) {
    Map<Integer, List<Debate.Target>> targets = new HashMap<>();
    for (Linker.Link link : links) {
      targets
          .computeIfAbsent(link.from(), key -> new ArrayList<>())
          .add(
              new Debate.Target(
                  "a" + (link.to() + 1), link.relation(), link.confidence(), link.cue()));
    }
    Statuses statuses = new Statuses(source, draft.turns(), units, links);
    List<Debate.Argument> arguments = new ArrayList<>();
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      Span label = unit.label();
      arguments.add(
          new Debate.Argument(
              "a" + (i + 1),
              unit.turn(),
              unit.side(),
              unit.kind(),
              unit.issue(),
              label == null ? null : source.verbatim(label),
              unit.parent() < 0 ? null : "a" + (unit.parent() + 1),
              source.verbatim(unit.span()),
              source.locate(unit.span()),
              evidences.in(unit.span()),
              statuses.of(i),
              targets.getOrDefault(i, List.of())));
    }
    return arguments;
  }

  private List<Debate.Exchange> exchanges() {
    ExchangeFinder finder = new ExchangeFinder(source, known());
    FloorQuestions floor = new FloorQuestions(source, draft.turns());
    Interruptions interruptions = new Interruptions(source, known());
    List<Debate.Exchange> exchanges = new ArrayList<>();
    for (int i = 0; i < draft.turns().size(); i++) {
      Draft.Turn turn = draft.turns().get(i);
      List<ExchangeFinder.Found> there =
          switch (turn.kind()) {
            case CROSS_EXAMINATION -> finder.find(turn.body());
            case CONSTRUCTIVE, REBUTTAL -> interruptions.find(turn.body());
            case STATEMENT, MODERATION -> floor.find(i);
            case REPLY, ADJUDICATION -> List.of();
          };
      for (ExchangeFinder.Found found : there) {
        exchanges.add(
            new Debate.Exchange(i, source.passage(found.question()), passage(found.answer())));
      }
    }
    return exchanges;
  }

  /** Labels and names of all who speak. */
  private String known() {
    StringBuilder known = new StringBuilder();
    for (Draft.Turn turn : draft.turns()) {
      String name = turn.name();
      known.append(source.text(), turn.label().begin(), turn.label().end()).append('\n');
      known.append(name == null ? "" : Normal.fold(name)).append('\n');
    }
    return known.toString();
  }

  private Debate.@Nullable Passage passage(@Nullable Span span) {
    return span == null ? null : source.passage(span);
  }
}
