package toron.structure.heading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.format.Format;
import toron.structure.heading.LabelBook.Label;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/** Speeches that are opened by words: a chair who calls them, a speaker who begins. */
final class Calls {
  private static final Pattern ANNOUNCED =
      Pattern.compile(
          "([\\s\\u3000]*[【\\[(〔]?(?:司会(?:者|進行)?|進行|タイムキーパー|議長)[^\\s\\u3000:「]{0,8}[】\\])〕]?[\\s\\u3000]*[:「\\s\\u3000]|[\\s\\u3000(〔]*(?=(?:それでは|では|次に|次は|次いで|続いて|続きまして|はじめに|最初に|まず|最後に|これより|ただ今より|ただいまより)[^\\n"
              + "]*(?:お願い|どうぞ)))[^\\n"
              + "]{0,70}?((?:です|に(?:移り|入り)ます|を?(?:お願い|始め|行い|開始)|[、 \\u3000]?どうぞ)[^。\\n"
              + "]{0,14}[。」)〕]*)");
  private static final Pattern CALLS =
      Pattern.compile(
          "[\\s\\u3000]*[○◯◆◇●■・【\\[]?(?:司会(?:者|進行)?|進行|タイムキーパー|議長|(?i:moderator|chair(?:man|person)?|speaker|timekeeper|host))[^:。\\u3000「]{0,12}(?::|\\u3000|「|】|\\])");
  private static final Pattern CALLED =
      Pattern.compile(
          "(?:の?[^\\s。、]{0,10}(?:さん|君|氏|選手))?(?:です|に(?:移|入)|を?(?:お願い|始め|行い|開始)|、?どうぞ|[。、]|[.,]|(?: \\p{Lu}[\\p{L}'’-]+){1,3}[.,])");
  private static final Pattern BEGINS = Pattern.compile("を?(?:始め|行い|行な|開始|述べ|させて)");
  private static final double SAID = 0.7;
  private static final double SAID_CLAIM = 0.2;
  private static final Pattern CALL_END =
      Pattern.compile(
          "[^\\n]{0,150}(?:それでは|では|次は|次に|続いて|続けて|最後は?|あと)[^\\n]{0,60}(?:立論|質疑|反駁|アタック|ディフェンス|サマリー|スピーチ|演説)[^\\n。]{0,14}(?:。[^\\n。]{0,14}){0,3}");
  private static final Pattern CHAIR =
      Pattern.compile(
          "[\\s\\u3000]*(?:" + TurnPatterns.ALL.chair().pattern() + ")[^:\\d\\n]{0,24}:",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TURN = Pattern.compile("[^:。.\\n]{1,40}:");
  private static final Pattern FOR =
      Pattern.compile(
          "\\b(?:government|gov|proposition|prop|affirmative|aff|pro)\\b|肯定|賛成|政府|与党",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern AGAINST =
      Pattern.compile(
          "\\b(?:opposition|opp|negative|neg|con)\\b|否定|反対|野党", Pattern.CASE_INSENSITIVE);
  private static final Pattern LATER =
      Pattern.compile(
          "\\b(?:repl(?:y|ies)|rebuttals?|summar(?:y|ies))\\b|反[駁駮論]|総括|まとめ",
          Pattern.CASE_INSENSITIVE);
  private static final double DUE = 0.5;
  private static final double DUE_CLAIM = 0.1;
  private static final double CLAIMED = 0.5;
  private static final int LONG = 120;
  private static final int TITLE = 24;
  private static final int HEAD = 90;

  private final SourceText source;
  private final String text;
  private final LabelTail tail;

  Calls(SourceText source, LabelTail tail) {
    this.source = source;
    this.text = source.text();
    this.tail = tail;
  }

  /** Whether a chair's words only lead up to the heading below them. */
  boolean announces(Mark before, Mark mark) {
    int begin = Math.min(before.body(), mark.begin());
    boolean near = source.trim(begin, source.lines().get(mark.line()).begin()).length() == 0;
    String line = source.text(source.lines().get(before.line()));
    boolean calls = ANNOUNCED.matcher(line).matches() || CALLS.matcher(line).lookingAt();
    return near
        && calls
        && before.turns().stream().anyMatch(t -> mark.turns().stream().anyMatch(t::same));
  }

  /** "司会：次に、否定側の質疑です。": where no heading stands, the chair's words open the speech. */
  @Nullable Mark announced(TextLine line) {
    Matcher chair = ANNOUNCED.matcher(text).region(line.begin(), line.end());
    if (!chair.matches()) {
      return null;
    }
    Label found = null;
    for (int at = chair.end(1); at < chair.start(2); at++) {
      Label label = LabelBook.at(text, at, chair.start(2));
      if (label != null && label.end() - label.begin() > 3) {
        found = label;
        at = label.end();
      }
    }
    if (found == null || chair.start(2) - found.end() > TITLE) {
      return null;
    }
    Span words = new Span(found.begin(), found.end());
    return new Mark(line.index(), words, tail.next(line), false, null, found.turns());
  }

  /**
   * "Let me begin the first rebuttal.", or a chair's longer call: a mark where nothing else stands.
   */
  @Nullable Mark spoken(TextLine line, List<Mark> before) {
    Matcher chair = CALLS.matcher(text).region(line.begin(), line.end());
    boolean called = chair.lookingAt() || call(line);
    int from = chair.lookingAt() ? chair.end() : line.begin();
    int early = Math.min(line.end(), line.begin() + 2 * TITLE);
    if (!called && !BEGINS.matcher(text).region(line.begin(), early).find()) {
      return null;
    }
    int last = called ? line.end() : Math.min(line.end(), line.begin() + TITLE);
    Label found = null;
    for (int at = from; at < last; at++) {
      Label label = LabelBook.at(text, at, line.end());
      if (label != null && label.end() - label.begin() > 3 && due(label.end(), line, called)) {
        found = label;
        at = label.end();
      }
    }
    if (found == null || line.end() - found.end() > TITLE * 3) {
      return null;
    }
    Label label = found;
    Mark above = before.isEmpty() ? null : before.get(before.size() - 1);
    if (above != null
        && above.turns().stream().anyMatch(t -> label.turns().stream().anyMatch(t::same))) {
      return null;
    }
    List<Mark.FormatTurn> turns = found.turns().stream().map(t -> t.times(SAID)).toList();
    int body = called ? tail.next(line) : line.begin();
    Span words = new Span(found.begin(), found.end());
    return new Mark(line.index(), words, body, !called, null, turns, SAID_CLAIM);
  }

  /** The mark read of a line, or the speech that its chair calls without saying which. */
  @Nullable Mark later(TextLine line, @Nullable Mark read) {
    if (read == null) {
      return due(line);
    }
    boolean first =
        read.claim() < CLAIMED
            && read.turns().stream()
                .allMatch(t -> t.turn().kind() == Debate.SpeechKind.CONSTRUCTIVE);
    boolean replies = first && LATER.matcher(source.text(line)).find();
    Mark due = replies ? due(line) : null; // "We'll have the replies, the Opposition first."
    return due == null ? read : due;
  }

  /** A chair's short turn before a long paragraph: whose speech it calls, order must say. */
  private @Nullable Mark due(TextLine line) {
    int below = line.index() + 1;
    Matcher chair = CHAIR.matcher(text).region(line.begin(), line.end());
    if (below >= source.lines().size()
        || line.end() - line.begin() > 2 * HEAD
        || !chair.lookingAt()
        || source.text(source.lines().get(below)).length() < LONG
        || TURN.matcher(source.text(source.lines().get(below))).lookingAt()) {
      return null;
    }
    String said = text.substring(Math.max(chair.end(), line.end() - HEAD), line.end());
    boolean supports = FOR.matcher(said).find();
    boolean opposes = AGAINST.matcher(said).find();
    boolean later = LATER.matcher(said).find();
    if (supports == opposes) {
      return null;
    }
    List<Mark.FormatTurn> turns = new ArrayList<>();
    for (Format format : Format.ALL) {
      for (Format.Turn turn : format.turns()) {
        Side side = turn.side();
        boolean opens = turn.kind() == Debate.SpeechKind.CONSTRUCTIVE;
        if (side != null
            && side.proposes() == supports
            && turn.kind() != Debate.SpeechKind.CROSS_EXAMINATION
            && !(opens && later)) {
          turns.add(new Mark.FormatTurn(format, turn, later ? SAID : DUE));
        }
      }
    }
    Span words = source.trim(chair.end(), line.end());
    return new Mark(line.index(), words, tail.next(line), false, null, turns, DUE_CLAIM);
  }

  /** Whether a short turn ends by calling a speech: "次は否定側の第一反駁です。四分。". */
  private boolean call(TextLine line) {
    return line.end() - line.begin() <= 2 * HEAD
        && CALL_END.matcher(text).region(line.begin(), line.end()).matches();
  }

  private boolean due(int at, TextLine line, boolean called) {
    Pattern words = called ? CALLED : BEGINS;
    return words.matcher(text).region(at, line.end()).lookingAt();
  }
}
