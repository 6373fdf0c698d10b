package toron.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.SourceText.TextLine;
import toron.structure.text.Sentences;

/**
 * Cuts each speech into units of argument. Units do not overlap. Debaters write and printers set
 * one point a paragraph, so units begin with paragraphs; inside one, only headlines of a case and
 * the points of a speech that is one paragraph open another.
 */
final class UnitFinder {
  private static final int SHORTEST = 12;
  private static final int HEADING = 24;
  private static final int INTRODUCTION = 45;
  private static final int GROUP = 300;
  private static final Pattern ENDS = Pattern.compile("[。.!?！？」”\"]$");

  private final SourceText source;
  private final String text;
  private final List<Span> quotes;
  private final List<Unit> units = new ArrayList<>();

  /**
   * @param quotes what is read from sources: no unit begins in it
   */
  UnitFinder(SourceText source, List<Span> quotes) {
    this.source = source;
    this.text = source.text();
    this.quotes = quotes;
  }

  List<Unit> find(List<Draft.Turn> turns) {
    for (int i = 0; i < turns.size(); i++) {
      Draft.Turn turn = turns.get(i);
      boolean answers = answersBefore(turns, i);
      switch (turn.kind()) {
        case CONSTRUCTIVE, STATEMENT -> constructive(i, turn, answers);
        case REBUTTAL, REPLY -> rebuttal(i, turn);
        case CROSS_EXAMINATION, MODERATION, ADJUDICATION -> {}
      }
    }
    return units;
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

  /** Where a unit opens, and by which words. */
  private record Start(
      int begin, Debate.ArgumentKind kind, Signposts.@Nullable Found post, @Nullable Span words) {}

  private void constructive(int index, Draft.Turn turn, boolean answers) {
    List<Span> lines = lines(turn.body());
    boolean single = lines.size() <= 2;
    List<Start> starts = new ArrayList<>();
    for (Span line : lines) {
      boolean first = true;
      for (Sentences.Span s : Sentences.of(text, line.begin(), line.end())) {
        Start start = opening(s.begin(), s.end(), first || single, answers);
        if (start != null && !quoted(s.begin())) {
          starts.add(start);
        }
        first = false;
      }
    }
    if (starts.isEmpty()) {
      paragraphs(index, turn, lines, answers);
    } else {
      build(index, turn, starts);
    }
  }

  /** What a sentence of a constructive opens, or null: it goes on. */
  private @Nullable Start opening(int begin, int end, boolean first, boolean answers) {
    Signposts.Found post = Signposts.caseAt(text, begin, end);
    String sentence = text.substring(begin, end);
    boolean headline = post != null && (first || headline(post, begin, end));
    if (post != null && headline && !References.ROADMAP.matcher(sentence).find()) {
      boolean caseReply =
          answers
              && post.entry().kind() == Debate.ArgumentKind.CONTENTION
              && References.theirs(sentence);
      return caseReply
          ? new Start(begin, Debate.ArgumentKind.RESPONSE, null, post.words())
          : new Start(begin, post.entry().kind(), post, null);
    }
    if (!first) {
      return null;
    }
    if (References.own(sentence)) {
      return new Start(begin, Debate.ArgumentKind.CLAIM, null, null);
    }
    Span words = answers ? Signposts.turnAt(text, begin, end) : null;
    return words == null ? null : new Start(begin, Debate.ArgumentKind.RESPONSE, null, words);
  }

  /** Inside a paragraph, only Japanese headlines open a unit: "内因性。", "デメリット1　…". */
  private boolean headline(Signposts.Found post, int begin, int end) {
    boolean japanese = text.charAt(post.words().end() - 1) > 0x2fff || text.charAt(begin) > 0x2fff;
    return japanese
        && post.entry().level() <= 2
        && (end - begin <= HEADING || post.entry().level() < 2);
  }

  private void rebuttal(int index, Draft.Turn turn) {
    List<Span> lines = lines(turn.body());
    List<Start> starts = new ArrayList<>();
    boolean headed = false;
    for (int i = 0; i < lines.size(); i++) {
      Span line = lines.get(i);
      String words = text.substring(line.begin(), line.end());
      Signposts.Found post = Signposts.caseAt(text, line.begin(), line.end());
      Span turned = Signposts.turnAt(text, line.begin(), line.end());
      boolean weighs = post != null && post.entry().kind() == Debate.ArgumentKind.WEIGHING;
      boolean last = i + 1 == lines.size();
      if (weighs || (last && i > 0 && References.CLOSING.matcher(words).find())) {
        starts.add(
            new Start(line.begin(), Debate.ArgumentKind.WEIGHING, weighs ? post : null, null));
      } else if (!headed && !quoted(line.begin()) && !introduces(i, words, post != null)) {
        Span label = post == null ? turned : post.words();
        starts.add(new Start(line.begin(), Debate.ArgumentKind.RESPONSE, null, label));
      }
      headed = words.length() <= HEADING && !ENDS.matcher(words).find();
    }
    if (lines.size() <= 2) {
      starts.clear();
      sentences(turn.body(), starts);
    }
    if (starts.isEmpty()) {
      paragraphs(index, turn, lines, true);
    } else {
      build(index, turn, starts);
    }
  }

  /** A rebuttal of one paragraph: its sentences that turn to another point. */
  private void sentences(Span body, List<Start> starts) {
    for (Sentences.Span s : Sentences.of(text, body.begin(), body.end())) {
      Signposts.Found post = Signposts.caseAt(text, s.begin(), s.end());
      boolean weighs = post != null && post.entry().kind() == Debate.ArgumentKind.WEIGHING;
      Span words = post == null ? Signposts.turnAt(text, s.begin(), s.end()) : post.words();
      if (words != null && !quoted(s.begin())) {
        Debate.ArgumentKind kind =
            weighs ? Debate.ArgumentKind.WEIGHING : Debate.ArgumentKind.RESPONSE;
        starts.add(new Start(s.begin(), kind, null, words));
      }
    }
  }

  /** "Now I rebut the advantage." says what comes and makes no point. */
  private static boolean introduces(int index, String words, boolean signposted) {
    boolean greets = References.INTRODUCTION.matcher(words).find();
    return words.length() <= INTRODUCTION && greets && (index == 0 || !signposted);
  }

  private boolean quoted(int at) {
    return quotes.stream().anyMatch(q -> q.begin() < at && at < q.end());
  }

  private List<Span> lines(Span body) {
    List<Span> lines = new ArrayList<>();
    for (int i = source.lineAt(body.begin()).index(); i < source.lines().size(); i++) {
      TextLine line = source.lines().get(i);
      if (line.begin() >= body.end()) {
        break;
      }
      Span span =
          source.trim(Math.max(line.begin(), body.begin()), Math.min(line.end(), body.end()));
      if (span.length() > 0) {
        lines.add(span);
      }
    }
    return lines;
  }

  private void build(int index, Draft.Turn turn, List<Start> starts) {
    int top = -1;
    for (int i = 0; i < starts.size(); i++) {
      Start start = starts.get(i);
      int end = i + 1 < starts.size() ? starts.get(i + 1).begin() : turn.body().end();
      Span span = source.trim(start.begin(), end);
      Signposts.Found post = start.post();
      int level = post == null ? 1 : post.entry().level();
      boolean child = top >= 0 && level == 2 && start.kind() == Debate.ArgumentKind.CLAIM;
      Span label = post == null ? start.words() : post.words();
      units.add(
          new Unit(
              index,
              turn.side(),
              start.kind(),
              post == null ? null : post.entry().issue(),
              label == null ? null : source.trim(label.begin(), label.end()),
              child ? top : -1,
              span));
      if (post != null && level == 1) {
        top = units.size() - 1;
      } else if (!child) {
        top = -1;
      }
    }
  }

  /** No signposts: each paragraph makes a point; sentences set as paragraphs go together. */
  private void paragraphs(int index, Draft.Turn turn, List<Span> lines, boolean answers) {
    Debate.ArgumentKind kind = answers ? Debate.ArgumentKind.RESPONSE : Debate.ArgumentKind.CLAIM;
    boolean group = lines.size() > 6 && turn.body().length() / lines.size() < GROUP / 2;
    int begin = -1;
    for (int i = 0; i < lines.size(); i++) {
      begin = begin < 0 ? lines.get(i).begin() : begin;
      Span span = new Span(begin, lines.get(i).end());
      boolean last = i + 1 == lines.size();
      if (span.length() >= SHORTEST && (!group || last || span.length() >= GROUP)) {
        units.add(new Unit(index, turn.side(), kind, null, null, -1, span));
        begin = -1;
      }
    }
  }
}
