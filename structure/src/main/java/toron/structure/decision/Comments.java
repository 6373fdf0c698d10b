package toron.structure.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.format.Draft;
import toron.structure.format.Format;
import toron.structure.text.Sentences;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/**
 * What the judges say of single speeches: sentences of their part of the text that name a speech by
 * its label or its role.
 */
final class Comments {
  /** Shorter names stand in other words. */
  private static final int NAME = 2;

  private final Draft draft;
  private final Pattern fault;
  private final Pattern praise;

  Comments(Draft draft, Pattern fault, Pattern praise) {
    this.draft = draft;
    this.fault = fault;
    this.praise = praise;
  }

  List<Debate.Comment> in(Span where) {
    SourceText source = draft.source();
    List<Debate.Comment> comments = new ArrayList<>();
    for (Sentences.Span s : Sentences.of(source.text(), where.begin(), where.end())) {
      String words = source.text().substring(s.begin(), s.end());
      int speech = named(words);
      Debate.Stance stance = speech < 0 ? null : stance(words);
      if (speech >= 0 && stance != null) {
        Debate.Passage passage = source.passage(new Span(s.begin(), s.end()));
        comments.add(
            new Debate.Comment(
                null, speech, stance, passage.text(), passage.location(), List.of()));
      }
    }
    return comments;
  }

  /** Null where the words do neither, or both. */
  private Debate.@Nullable Stance stance(String words) {
    boolean faults = fault.matcher(words).find();
    if (faults == praise.matcher(words).find()) {
      return null;
    }
    return faults ? Debate.Stance.FAULT : Debate.Stance.PRAISE;
  }

  /** The one speech that a sentence names; -1 where it names none, or more than one. */
  private int named(String words) {
    int named = -1;
    int longest = NAME - 1;
    for (int i = 0; i < draft.turns().size(); i++) {
      int length = length(draft.turns().get(i), words);
      if (length > longest) {
        longest = length;
        named = i;
      } else if (length == longest && named >= 0) {
        named = -1; // two of one name
      }
    }
    return named;
  }

  private int length(Draft.Turn turn, String words) {
    if (turn.side() == null || turn.kind() == Debate.SpeechKind.CROSS_EXAMINATION) {
      return 0;
    }
    Span label = turn.label();
    String printed = draft.source().text().substring(label.begin(), label.end()).strip();
    int length = printed.length() >= NAME && words.contains(printed) ? printed.length() : 0;
    for (Format.Turn known : draft.order()) {
      if (turn.role() != null && turn.role().equals(known.role())) {
        Matcher matcher = known.label().matcher(words);
        while (matcher.find()) {
          length = Math.max(length, matcher.end() - matcher.start());
        }
      }
    }
    return length;
  }
}
