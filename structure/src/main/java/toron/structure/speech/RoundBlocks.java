package toron.structure.speech;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.heading.Participants;
import toron.structure.heading.TurnPatterns;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/** Puts turns together to speeches and to cross-examinations, between the calls of a chair. */
final class RoundBlocks {
  private static final Pattern CALL =
      Pattern.compile(
          "どうぞ|お願い(?:いた)?します|(?:では|じゃあ?|次)[、 ]?(?:肯定|否定|賛成|反対)|立論|質疑|反[駁論]|準備|スピーチ|次は|続いて|最後|\\b(?:please|call|invite|next|to (?:open|close|reply|speak)|over to|minutes|thank)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TEACHER = Pattern.compile("(?:.{0,6}先生|進行.{0,3}|顧問.{0,4})");
  private static final Pattern ASKS = Pattern.compile("[?？]|か。?[」』]?$|[Qq問]");

  /** "Ada Orr", "Dr Orr sums up", "Ada Orr, opening the case". */
  private static final Pattern NAMED =
      Pattern.compile(
          "("
              + RoundTurns.NAME.pattern()
              + ")(?:,.*| (?:opens|sums|replies|closes|seconds|proposes|opposes|rises|speaks)\\b.*)?");

  private static final int CALL_LENGTH = 90;
  private static final int CALL_END = 160;
  private static final int SHORT = 120;
  private static final int SHORT_LATIN = 260;

  private final SourceText source;
  private final String text;
  private final int shortest;

  RoundBlocks(SourceText source) {
    this.source = source;
    this.text = source.text();
    this.shortest = "ja".equals(source.document().language()) ? SHORT : SHORT_LATIN;
  }

  /**
   * One speech or one cross-examination.
   *
   * @param call what the chair said before it
   * @param heading what stands over it
   * @param speakers in the order in which they first speak
   * @param questions whether two speakers take turns
   */
  record Block(
      String call,
      String heading,
      Span label,
      List<String> speakers,
      boolean questions,
      int line,
      Span body) {
    @Nullable String speaker() {
      return speakers.isEmpty() ? null : speakers.get(0);
    }
  }

  private static final class Open {
    private String call = "";
    private String heading = "";
    private final List<RoundTurn> turns = new ArrayList<>();
    private @Nullable RoundTurn head;
  }

  List<Block> of(List<RoundTurn> turns) {
    Set<String> chairs = chairs(turns);
    List<Block> blocks = new ArrayList<>();
    Open open = new Open();
    for (int i = 0; i < turns.size(); i++) {
      RoundTurn turn = turns.get(i);
      String speaker = turn.speaker();
      if (speaker != null && chairs.contains(speaker)) {
        close(open, blocks);
        String words = text.substring(turn.body().begin(), turn.body().end());
        String said = words.substring(Math.max(0, words.length() - CALL_END));
        String before = open.turns.isEmpty() && open.head == null ? open.call : "";
        open = new Open();
        open.call = before.isEmpty() ? said : before + " " + said;
      } else if (turn.heading()) {
        close(open, blocks);
        String call = open.turns.isEmpty() && open.head == null ? open.call : "";
        open = new Open();
        open.call = call;
        open.head = turn;
        open.heading = text.substring(turn.words().begin(), turn.words().end());
      } else {
        if (!open.turns.isEmpty() && parts(turns, i, open.turns)) {
          close(open, blocks);
          open = new Open();
        }
        open.turns.add(turn);
      }
    }
    close(open, blocks);
    Block unannounced = unannounced(turns);
    if (unannounced != null) {
      blocks.add(0, unannounced);
    }
    return blocks;
  }

  /** Long paragraphs before the first turn: the first speech may follow its call on one line. */
  private @Nullable Block unannounced(List<RoundTurn> turns) {
    if (turns.isEmpty()) {
      return null;
    }
    int end = source.lines().get(turns.get(0).line()).begin();
    for (TextLine line : source.lines()) {
      if (line.begin() >= end) {
        return null;
      }
      Span body = source.trim(line.begin(), end);
      if (line.end() - line.begin() >= shortest && body.length() >= 3 * shortest) {
        Span none = new Span(line.begin(), line.begin());
        return new Block("", "", none, List.of(), false, line.index(), body);
      }
    }
    return null;
  }

  /** Whether another speech begins with a turn, though no chair calls it. */
  private boolean parts(List<RoundTurn> turns, int at, List<RoundTurn> before) {
    RoundTurn turn = turns.get(at);
    RoundTurn last = before.get(before.size() - 1);
    boolean same = turn.same(last);
    boolean wasLong = before.stream().anyMatch(t -> t.length() >= shortest);
    boolean exchange = before.size() > 2 && !wasLong;
    boolean isLong = turn.length() >= shortest;
    if (same) { // who has asked turns to speaking, or has spoken or answered turns to asking
      return isLong ? exchange : answered(turns, at) && (exchange || wasLong);
    }
    if (exchange) {
      boolean asker = turn.same(before.get(0)) && turn.length() >= 2 * shortest;
      return isLong && (asker || !answered(turns, at));
    }
    if (isLong) {
      return true;
    }
    boolean back = at + 1 < turns.size() && turns.get(at + 1).same(last);
    boolean again = at + 2 < turns.size() && turns.get(at + 2).same(turn);
    return wasLong && (!back || again);
  }

  /** Whether a turn is one of questions and answers: short turns of two follow. */
  private boolean answered(List<RoundTurn> turns, int at) {
    return at + 2 < turns.size()
        && turns.get(at + 1).length() < shortest
        && turns.get(at).same(turns.get(at + 2));
  }

  private void close(Open open, List<Block> blocks) {
    RoundTurn head = open.head;
    List<RoundTurn> turns = open.turns;
    RoundTurn opener = head == null && !turns.isEmpty() ? turns.get(0) : head;
    if (opener == null || (turns.isEmpty() && opener.length() == 0)) {
      return;
    }
    List<String> speakers = new ArrayList<>();
    for (RoundTurn turn : turns) {
      String speaker = turn.speaker();
      if (speaker != null && !speakers.contains(speaker)) {
        speakers.add(speaker);
      }
    }
    Matcher named = NAMED.matcher(open.heading.strip());
    if (speakers.isEmpty() && named.matches()) { // a name over the words
      speakers.add(Participants.family(named.group(1)));
    }
    RoundTurn first = turns.isEmpty() ? opener : turns.get(0);
    RoundTurn last = turns.isEmpty() ? opener : turns.get(turns.size() - 1);
    boolean spoken = head != null && head.length() > 0;
    boolean lone = spoken || speakers.size() == 1;
    RoundTurn begin = spoken ? opener : first;
    int from = lone ? begin.body().begin() : source.lines().get(first.line()).begin();
    blocks.add(
        new Block(
            open.call,
            open.heading,
            opener.words(),
            speakers,
            turns.isEmpty() ? lines(opener.body()) : exchange(turns, speakers),
            opener.line(),
            source.trim(from, Math.max(from, last.body().end()))));
  }

  private boolean exchange(List<RoundTurn> turns, List<String> speakers) {
    long brief = turns.stream().filter(t -> t.length() < shortest).count();
    return speakers.size() > 1 && turns.size() > 2 && 3 * brief >= 2L * turns.size();
  }

  /** Whether a body consists of short lines, of which many ask. */
  private boolean lines(Span body) {
    List<String> lines = text.substring(body.begin(), body.end()).lines().toList();
    long brief = lines.stream().filter(l -> l.length() < shortest).count();
    long asking = lines.stream().filter(l -> ASKS.matcher(l).find()).count();
    return lines.size() > 3 && 4 * brief >= 3L * lines.size() && 3 * asking >= lines.size();
  }

  /** Those who call the others. */
  private Set<String> chairs(List<RoundTurn> turns) {
    Map<String, int[]> counts = new HashMap<>();
    for (RoundTurn turn : turns) {
      String speaker = turn.speaker();
      if (speaker != null) {
        int[] count = counts.computeIfAbsent(speaker, k -> new int[2]);
        String words = text.substring(turn.body().begin(), turn.body().end());
        String end = words.substring(Math.max(0, words.length() - CALL_LENGTH));
        boolean calls = words.length() <= 2 * CALL_LENGTH && CALL.matcher(end).find();
        count[0]++;
        count[1] += calls ? 1 : 0;
      }
    }
    Set<String> chairs = new HashSet<>();
    counts.forEach(
        (name, count) -> {
          boolean titled =
              TurnPatterns.ALL.chair().matcher(name).lookingAt()
                  || TEACHER.matcher(name).matches()
                  || Participants.moderates(source, name);
          if (titled || (count[0] > 3 && 2 * count[1] > count[0])) {
            chairs.add(name);
          }
        });
    return chairs;
  }
}
