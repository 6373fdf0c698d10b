package toron.structure.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.discourse.Paragraphs;
import toron.structure.discourse.Start;
import toron.structure.format.Draft;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/**
 * Cuts each speech into units of argument. Units do not overlap. Signposts say where units open;
 * what they miss or take for one is mended by what was learnt of sentences, see {@link CutWeights}.
 */
public final class UnitFinder {
  /** "Now the case.": shorter than that, it only says what comes. */
  private static final int ANNOUNCED = 40;

  /** In a debate with openings, shorter turns are talk. */
  private static final int TALK = 120;

  private final SourceText source;
  private final List<Span> quotes;
  private final Paragraphs paragraphs;
  private final List<Unit> units = new ArrayList<>();

  /**
   * @param quotes what is read from sources: no unit begins in it
   */
  public UnitFinder(SourceText source, List<Span> quotes) {
    this.source = source;
    this.quotes = quotes;
    this.paragraphs = new Paragraphs(source, quotes);
  }

  public List<Unit> find(List<Draft.Turn> turns, CutWeights weights) {
    List<List<Start>> rules = rules(turns);
    units.clear();
    if (weights.isEmpty()) {
      for (int i = 0; i < turns.size(); i++) {
        build(i, turns.get(i), rules.get(i), List.of());
      }
      return units;
    }
    speeches(turns, rules)
        .forEach(
            (i, speech) -> {
              Opened opened = Opened.of(speech, weights.cut(speech));
              build(i, turns.get(i), opened.starts(), opened.stops());
            });
    return units;
  }

  /** The speeches in which arguments are made, by the index of the turn. */
  Map<Integer, CutSpeech> speeches(List<Draft.Turn> turns) {
    return speeches(turns, rules(turns));
  }

  private Map<Integer, CutSpeech> speeches(List<Draft.Turn> turns, List<List<Start>> rules) {
    return CutSpeeches.of(source, turns, rules, quotes);
  }

  /** Where units open by signposts alone, by turn. */
  private List<List<Start>> rules(List<Draft.Turn> turns) {
    units.clear();
    List<List<Start>> rules = new ArrayList<>();
    boolean openings =
        turns.stream().anyMatch(t -> t.kind() == Debate.SpeechKind.CONSTRUCTIVE)
            && turns.stream().anyMatch(t -> t.kind() == Debate.SpeechKind.STATEMENT);
    for (int i = 0; i < turns.size(); i++) {
      Draft.Turn turn = turns.get(i);
      boolean talk = openings && turn.kind() == Debate.SpeechKind.STATEMENT;
      List<Start> starts =
          switch (turn.kind()) {
            case CONSTRUCTIVE -> constructive(turns, i);
            case STATEMENT ->
                turn.side() == null || (turn.body().length() < TALK && (talk || asks(turn)))
                    ? List.of()
                    : constructive(turns, i);
            case REBUTTAL, REPLY ->
                new RebuttalReader(source, paragraphs, turn, last(turns, i)).read();
            case CROSS_EXAMINATION, MODERATION, ADJUDICATION -> List.of();
          };
      rules.add(starts);
      build(i, turn, starts, List.of());
    }
    return rules;
  }

  /** "…でしょうか。": a short turn that only asks makes no point. */
  private boolean asks(Draft.Turn turn) {
    return source.text().substring(turn.body().begin(), turn.body().end()).endsWith("か。");
  }

  private List<Start> constructive(List<Draft.Turn> turns, int i) {
    Side side = turns.get(i).side();
    int before = (int) units.stream().filter(u -> u.side() == side && heads(u)).count();
    Draft.Turn turn = turns.get(i);
    boolean answers = answersBefore(turns, i);
    if (answers && turn.kind() == Debate.SpeechKind.CONSTRUCTIVE) {
      for (Paragraphs.Paragraph paragraph : paragraphs.of(turn.body())) {
        if (Crossing.over(paragraphs.text(paragraph.words()))) {
          Span own = new Span(turn.body().begin(), paragraph.begin());
          List<Start> starts = read(turn.withBody(own), true, before);
          if (starts.stream().anyMatch(s -> s.level() == 1)) {
            List<Start> both = new ArrayList<>(starts);
            boolean bare = paragraph.words().length() < ANNOUNCED;
            int begin = bare ? paragraph.words().end() : paragraph.begin();
            Span theirs = new Span(begin, turn.body().end());
            both.addAll(
                new RebuttalReader(source, paragraphs, turn.withBody(theirs), false).read());
            return both;
          }
        }
      }
    }
    return read(turn, answers, before);
  }

  private List<Start> read(Draft.Turn turn, boolean answers, int before) {
    return new CaseReader(source, paragraphs, turn, answers, before).read();
  }

  private static boolean heads(Unit unit) {
    return switch (unit.kind()) {
      case ADVANTAGE, DISADVANTAGE, CONTENTION, COUNTERPLAN -> true;
      case DEFINITION, PLAN, CLAIM, RESPONSE, WEIGHING -> false;
    };
  }

  private static boolean last(List<Draft.Turn> turns, int i) {
    Side side = turns.get(i).side();
    return turns.subList(i + 1, turns.size()).stream().noneMatch(t -> t.side() == side);
  }

  /** Whether the other side has spoken before. */
  private static boolean answersBefore(List<Draft.Turn> turns, int i) {
    Side side = turns.get(i).side();
    return side != null
        && turns.subList(0, i).stream()
            .filter(t -> t.kind() != Debate.SpeechKind.CROSS_EXAMINATION)
            .anyMatch(t -> opposed(side, t.side()));
  }

  private static boolean opposed(Side side, @Nullable Side other) {
    return other != null && other.opposes(side);
  }

  /**
   * @param stops where words begin that belong to no unit
   */
  private void build(int index, Draft.Turn turn, List<Start> starts, List<Integer> stops) {
    int top = -1;
    int first = units.size();
    for (int i = 0; i < starts.size(); i++) {
      Start start = starts.get(i);
      int next = i + 1 < starts.size() ? starts.get(i + 1).begin() : turn.body().end();
      int end = stops.stream().filter(s -> s > start.begin()).reduce(next, Math::min);
      Span label = start.label();
      boolean child = top >= 0 && start.level() == 2 && start.kind() == Debate.ArgumentKind.CLAIM;
      units.add(
          new Unit(
              index,
              turn.side(),
              start.kind(),
              start.issue(),
              label == null ? null : source.trim(label.begin(), label.end()),
              child ? top : -1,
              source.trim(start.begin(), end)));
      if (start.heads()) {
        top = units.size() - 1;
      } else if (!child) {
        top = -1;
      }
    }
    new ImpliedIssues(source).fill(units, first);
  }
}
