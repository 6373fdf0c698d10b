package toron.structure;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.structure.text.Sentences;

/** Cuts each speech into units of argument. Units do not overlap. */
final class UnitFinder {
  private static final int SHORTEST = 12;

  private final SourceText source;
  private final String text;
  private final List<Unit> units = new ArrayList<>();

  UnitFinder(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  List<Unit> find(List<Draft.Turn> turns) {
    for (int i = 0; i < turns.size(); i++) {
      Draft.Turn turn = turns.get(i);
      switch (turn.kind()) {
        case CONSTRUCTIVE -> constructive(i, turn, answersBefore(turns, i));
        case REBUTTAL, REPLY -> rebuttal(i, turn);
        case STATEMENT -> constructive(i, turn, answersBefore(turns, i));
        case CROSS_EXAMINATION, MODERATION, ADJUDICATION -> {}
      }
    }
    return units;
  }

  /** Whether the other side has spoken before. */
  private static boolean answersBefore(List<Draft.Turn> turns, int i) {
    Side side = turns.get(i).side();
    if (side == null) {
      return false;
    }
    for (Draft.Turn before : turns.subList(0, i)) {
      Side other = before.side();
      if (other != null
          && other.opposes(side)
          && before.kind() != Debate.SpeechKind.CROSS_EXAMINATION) {
        return true;
      }
    }
    return false;
  }

  private record Start(int begin, Signposts.@Nullable Found post, @Nullable Span turn) {}

  private void constructive(int index, Draft.Turn turn, boolean answers) {
    List<Start> starts = new ArrayList<>();
    for (Sentences.Span s : Sentences.of(text, turn.body().begin(), turn.body().end())) {
      Signposts.Found post = Signposts.caseAt(text, s.begin(), s.end());
      if (post != null && !roadmap(s)) {
        starts.add(new Start(s.begin(), post, null));
      } else if (post == null && answers && turnsTo(s)) {
        starts.add(new Start(s.begin(), null, Signposts.turnAt(text, s.begin(), s.end())));
      }
    }
    if (starts.isEmpty()) {
      paragraphs(index, turn, answers);
    } else {
      build(index, turn, starts);
    }
  }

  /** In a constructive only words about the other side open an answer; numbering alone does not. */
  private boolean turnsTo(Sentences.Span s) {
    Span words = Signposts.turnAt(text, s.begin(), s.end());
    return words != null && References.toOthers(text.substring(words.begin(), words.end()));
  }

  private void rebuttal(int index, Draft.Turn turn) {
    List<Start> starts = new ArrayList<>();
    for (Sentences.Span s : Sentences.of(text, turn.body().begin(), turn.body().end())) {
      Span words = Signposts.turnAt(text, s.begin(), s.end());
      Signposts.Found post = Signposts.caseAt(text, s.begin(), s.end());
      if (post != null && post.entry().kind() == Debate.ArgumentKind.WEIGHING) {
        starts.add(new Start(s.begin(), post, null));
      } else if (words != null || post != null) {
        starts.add(
            new Start(
                s.begin(), null, words != null ? words : (post == null ? null : post.words())));
      }
    }
    if (starts.isEmpty()) {
      paragraphs(index, turn, true);
    } else {
      build(index, turn, starts);
    }
  }

  /** "We have two points: the first is …" announces; the argument itself comes later. */
  private boolean roadmap(Sentences.Span s) {
    String sentence = text.substring(s.begin(), s.end());
    return References.ROADMAP.matcher(sentence).find() && s.end() - s.begin() < 160;
  }

  private void build(int index, Draft.Turn turn, List<Start> starts) {
    int top = -1;
    for (int i = 0; i < starts.size(); i++) {
      Start start = starts.get(i);
      int end = i + 1 < starts.size() ? starts.get(i + 1).begin() : turn.body().end();
      Span span = source.trim(start.begin(), end);
      if (span.length() < SHORTEST && i + 1 < starts.size() && start.post() == null) {
        continue;
      }
      Signposts.Found post = start.post();
      if (post == null) {
        top = -1;
        units.add(
            new Unit(
                index, turn.side(), Debate.ArgumentKind.RESPONSE, null, start.turn(), -1, span));
        continue;
      }
      boolean child =
          post.entry().level() == 2 && top >= 0 && post.entry().kind() == Debate.ArgumentKind.CLAIM;
      units.add(
          new Unit(
              index,
              turn.side(),
              post.entry().kind(),
              post.entry().issue(),
              source.trim(post.words().begin(), post.words().end()),
              child ? top : -1,
              span));
      if (post.entry().level() == 1) {
        top = units.size() - 1;
      } else if (!child) {
        top = -1;
      }
    }
  }

  /** No signposts: each paragraph makes a point. */
  private void paragraphs(int index, Draft.Turn turn, boolean answers) {
    for (SourceText.TextLine line : source.lines()) {
      int begin = Math.max(line.begin(), turn.body().begin());
      int end = Math.min(line.end(), turn.body().end());
      if (begin < end && source.trim(begin, end).length() >= SHORTEST) {
        Debate.ArgumentKind kind =
            answers ? Debate.ArgumentKind.RESPONSE : Debate.ArgumentKind.CLAIM;
        units.add(new Unit(index, turn.side(), kind, null, null, -1, source.trim(begin, end)));
      }
    }
  }
}
