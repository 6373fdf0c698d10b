package toron.structure.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.debate.Side;
import toron.structure.format.Draft;
import toron.structure.text.Numbers;

/** Speeches that a table calls by their stage alone: 否一反, the second speaker's, the last. */
final class Stages {
  private static final Pattern SHORT_LABEL =
      Pattern.compile("([肯否])(?:定)?側?の?(?:第?([一二12])の?)?(立論?|質疑?|反[駁論]?|総括|まとめ)([12])?");

  private final Draft draft;

  Stages(Draft draft) {
    this.draft = draft;
  }

  /** 否一反: side, number and kind; the side alone where that speech was not found. */
  Names.@Nullable Ref shortLabel(String words) {
    Matcher matcher = SHORT_LABEL.matcher(words);
    if (draft.fourTeams() || !matcher.matches()) {
      return null;
    }
    Side side = matcher.group(1).equals("肯") ? Side.AFFIRMATIVE : Side.NEGATIVE;
    String number = matcher.group(2) == null ? matcher.group(4) : matcher.group(2);
    Integer wanted = number == null ? null : Numbers.of(number);
    Debate.SpeechKind kind =
        switch (matcher.group(3).charAt(0)) {
          case '立' -> Debate.SpeechKind.CONSTRUCTIVE;
          case '質' -> Debate.SpeechKind.CROSS_EXAMINATION;
          default -> Debate.SpeechKind.REBUTTAL;
        };
    return new Names.Ref(side, nth(side, kind, wanted));
  }

  private int nth(Side side, Debate.SpeechKind kind, @Nullable Integer number) {
    int seen = 0;
    for (int i = 0; i < draft.turns().size(); i++) {
      Draft.Turn turn = draft.turns().get(i);
      if (turn.side() == side && turn.kind() == kind) {
        seen++;
        String role = turn.role();
        boolean numbered = role != null && Character.isDigit(role.charAt(0));
        int place = role != null && numbered ? role.charAt(0) - '0' : seen;
        if (number == null || number == place) {
          return i;
        }
      }
    }
    return -1;
  }

  /** The speech of a side's first or second speaker, or -1. */
  int nth(Side side, int number) {
    int seen = 0;
    for (int i = 0; i < draft.turns().size(); i++) {
      Draft.Turn turn = draft.turns().get(i);
      boolean argues = turn.kind() != Debate.SpeechKind.CROSS_EXAMINATION;
      if (turn.side() == side && argues && ++seen == number) {
        return i;
      }
    }
    return -1;
  }

  /** The last speech of a side of a kind that sums up: what a table calls only まとめ or Reply. */
  int closing(Side side) {
    for (int i = draft.turns().size() - 1; i >= 0; i--) {
      Draft.Turn turn = draft.turns().get(i);
      boolean closes =
          turn.kind() == Debate.SpeechKind.REPLY || turn.kind() == Debate.SpeechKind.REBUTTAL;
      if (turn.side() == side && closes) {
        return i;
      }
    }
    return -1;
  }

  /** The speeches that have a side, in order. */
  List<Integer> sided() {
    List<Integer> sided = new ArrayList<>();
    for (int i = 0; i < draft.turns().size(); i++) {
      if (draft.turns().get(i).side() != null) {
        sided.add(i);
      }
    }
    return sided;
  }

  GridHead at(int speech) {
    return new GridHead.Whom(new Names.Ref(draft.turns().get(speech).side(), speech));
  }

  /** Whether a side has more than one speech that is not a cross-examination. */
  boolean several(@Nullable Side side) {
    return side != null && nth(side, 2) >= 0;
  }
}
