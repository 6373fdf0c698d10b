package toron.structure.argument;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.discourse.Paragraphs;
import toron.structure.discourse.References;
import toron.structure.discourse.Signposts;
import toron.structure.discourse.Start;
import toron.structure.format.Draft;
import toron.structure.text.Sentences;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/** Where the units of a rebuttal open: one a paragraph, the last one of a side weighs. */
final class RebuttalReader {
  private static final int LONG = 260;
  private static final int LONG_ENGLISH = 700;

  private final String text;
  private final Paragraphs paragraphs;
  private final Draft.Turn turn;
  private final boolean last;

  /**
   * @param last whether it is the side's last speech
   */
  RebuttalReader(SourceText source, Paragraphs paragraphs, Draft.Turn turn, boolean last) {
    this.text = source.text();
    this.paragraphs = paragraphs;
    this.turn = turn;
    this.last = last;
  }

  List<Start> read() {
    List<Start> starts = new ArrayList<>();
    List<Paragraphs.Paragraph> all = paragraphs.of(turn.body());
    for (int i = 0; i < all.size(); i++) {
      Paragraphs.Paragraph paragraph = all.get(i);
      Span words = paragraph.words();
      if (References.CLOSER.matcher(paragraphs.text(words)).find() && i > 0) {
        continue;
      }
      if (i > 0 && unnamed(words) && paragraphs.tags(words)) {
        continue; // the tag of a card that the point before it reads
      }
      boolean weighs = weighs(words, i + 1 == all.size(), all.size());
      boolean whole = weighs || (all.size() > 1 && words.length() < longest(words));
      if (whole) {
        starts.add(start(paragraph.begin(), words, weighs));
      } else {
        sentences(paragraph, starts);
      }
    }
    return starts;
  }

  private int longest(Span words) {
    return text.charAt(words.begin()) > 0x2fff ? LONG : LONG_ENGLISH;
  }

  private Start start(int begin, Span words, boolean weighs) {
    Signposts.Found post = Signposts.caseAt(text, begin, words.end());
    Span label = post == null ? Signposts.turnAt(text, begin, words.end()) : post.words();
    return Start.plain(
        begin, weighs ? Debate.ArgumentKind.WEIGHING : Debate.ArgumentKind.RESPONSE, label);
  }

  private boolean weighs(Span words, boolean end, int count) {
    String said = paragraphs.text(words);
    Signposts.Found post = Signposts.caseAt(text, words.begin(), words.end());
    if (post != null) {
      return post.entry().kind() == Debate.ArgumentKind.WEIGHING;
    }
    if (References.WEIGHS.matcher(said).find()) {
      return true;
    }
    boolean answers = References.REPORTS.matcher(said).find();
    if (turn.kind() == Debate.SpeechKind.REPLY) {
      return !answers || end;
    }
    boolean closes = References.CLOSING.matcher(said).find() && !answers;
    return end && (closes || (last && count > 1 && unnamed(words) && !answers));
  }

  private boolean unnamed(Span words) {
    return Signposts.turnAt(text, words.begin(), words.end()) == null;
  }

  /** A long paragraph: its sentences that turn to another point. */
  private void sentences(Paragraphs.Paragraph paragraph, List<Start> starts) {
    boolean first = true;
    Span words = paragraph.words();
    for (Sentences.Span s : Sentences.of(text, words.begin(), words.end())) {
      Signposts.Found post = Signposts.caseAt(text, s.begin(), s.end());
      Span turned = post == null ? Signposts.turnAt(text, s.begin(), s.end()) : post.words();
      boolean closing =
          References.WEIGHS.matcher(text.substring(s.begin(), s.end())).find()
              || (post != null && post.entry().kind() == Debate.ArgumentKind.WEIGHING);
      boolean opens = first || closing || (turned != null && turns(s, post));
      if (opens && !paragraphs.read(s.begin())) {
        int begin = first ? paragraph.begin() : s.begin();
        Debate.ArgumentKind kind =
            closing ? Debate.ArgumentKind.WEIGHING : Debate.ArgumentKind.RESPONSE;
        starts.add(Start.plain(begin, kind, turned));
      }
      first = false;
    }
  }

  /** Inside a paragraph, connectives are not enough: an issue, a number or what was said. */
  private boolean turns(Sentences.Span s, Signposts.@Nullable Found post) {
    return post != null || References.TURNS_TO.matcher(text.substring(s.begin(), s.end())).find();
  }
}
