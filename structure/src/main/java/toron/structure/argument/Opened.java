package toron.structure.argument;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.discourse.Signposts;
import toron.structure.discourse.Start;
import toron.structure.text.Span;

/**
 * Where the units of a speech open, and where words begin that belong to none.
 *
 * @param stops in order
 */
record Opened(List<Start> starts, List<Integer> stops) {
  private static final int HEADING = 12;
  private static final int HEADING_ENGLISH = 30;

  static Opened of(CutSpeech speech, List<Cut> cuts) {
    List<Start> starts = new ArrayList<>();
    List<Integer> stops = new ArrayList<>();
    for (int i = 0; i < cuts.size(); i++) {
      Cut cut = cuts.get(i);
      if (i > 0 && cut == cuts.get(i - 1) && headed(speech, i, cut)) {
        continue; // "解決性です。" is the heading of the sentence behind it
      }
      Debate.ArgumentKind kind = cut.kind();
      if (kind != null) {
        starts.add(start(speech, i, cut, kind));
      } else if (cut == Cut.OUTSIDE) {
        stops.add(speech.sentences().get(i).begin());
      }
    }
    return new Opened(starts, stops);
  }

  private static boolean headed(CutSpeech speech, int i, Cut cut) {
    return heading(speech, i - 1)
        && (cut.issue() != null || (cut == Cut.DEFINITION && speech.signpost(i).isEmpty()));
  }

  private static boolean heading(CutSpeech speech, int i) {
    return speech.text(i).length() <= (speech.japanese() ? HEADING : HEADING_ENGLISH);
  }

  private static Start start(CutSpeech speech, int i, Cut cut, Debate.ArgumentKind kind) {
    Span sentence = speech.sentences().get(i);
    Start rule = speech.start(i);
    if (rule == null) {
      Span label = label(speech, sentence);
      return new Start(sentence.begin(), kind, cut.issue(), cut.level(), label, false);
    }
    Debate.Issue issue = cut.issue() == null && cut == Cut.PART ? rule.issue() : cut.issue();
    return new Start(
        Math.max(rule.begin(), sentence.begin()), kind, issue, cut.level(), rule.label(), false);
  }

  private static @Nullable Span label(CutSpeech speech, Span sentence) {
    String text = speech.source().text();
    Signposts.Found found = Signposts.caseAt(text, sentence.begin(), sentence.end());
    return found == null ? Signposts.turnAt(text, sentence.begin(), sentence.end()) : found.words();
  }
}
