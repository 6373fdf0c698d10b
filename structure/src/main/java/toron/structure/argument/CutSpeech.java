package toron.structure.argument;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.discourse.Signposts;
import toron.structure.discourse.Start;
import toron.structure.format.Draft;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/**
 * One speech as sentences, with what is known of each before it is decided where units open.
 *
 * @param rules where units open by signposts alone, see {@link UnitFinder}
 * @param quotes what is read from sources, citations included
 * @param taken what each sentence takes up of what the other side said, as signs
 * @param answers whether the other side has spoken before
 * @param firstOfSide whether its side has not spoken before
 * @param lastOfSide whether its side does not speak again
 */
record CutSpeech(
    SourceText source,
    Draft.Turn turn,
    List<Span> sentences,
    List<Start> rules,
    List<Span> quotes,
    List<List<String>> taken,
    boolean answers,
    boolean firstOfSide,
    boolean lastOfSide) {

  boolean japanese() {
    return source.document().language().startsWith("ja");
  }

  String kind() {
    return turn.kind().name().toLowerCase(Locale.ROOT);
  }

  String text(int i) {
    return source.text().substring(sentences.get(i).begin(), sentences.get(i).end());
  }

  /** The number of a sentence's paragraph in the speech, from 0. */
  int paragraph(int i) {
    int paragraph = 0;
    for (int k = 1; k <= i; k++) {
      paragraph += opensParagraph(k) ? 1 : 0;
    }
    return paragraph;
  }

  int paragraphs() {
    return sentences.isEmpty() ? 0 : paragraph(sentences.size() - 1) + 1;
  }

  boolean opensParagraph(int i) {
    return i == 0
        || source.lineAt(sentences.get(i).begin()).index()
            != source.lineAt(sentences.get(i - 1).begin()).index();
  }

  /** Whether it stands inside what is read from a source. */
  boolean quoted(int i) {
    int begin = sentences.get(i).begin();
    return quotes.stream().anyMatch(q -> q.begin() < begin && begin < q.end());
  }

  boolean opensQuote(int i) {
    Span sentence = sentences.get(i);
    return quotes.stream()
        .anyMatch(q -> q.begin() >= sentence.begin() && q.begin() < sentence.end());
  }

  /** The signposts' own start at a sentence, or null. */
  @Nullable Start start(int i) {
    int from = i == 0 ? Integer.MIN_VALUE : sentences.get(i - 1).middle();
    int to = Math.max(sentences.get(i).middle(), sentences.get(i).begin() + 1);
    Start found = null;
    for (Start start : rules) {
      found = start.begin() >= from && start.begin() < to ? start : found;
    }
    return found;
  }

  /** What the signposts make of a sentence, in a word. */
  String rule(int i) {
    Start start = start(i);
    if (start == null) {
      boolean open = rules.stream().anyMatch(r -> r.begin() < sentences.get(i).middle());
      return open ? "goes on" : "outside";
    }
    Cut cut = Cut.of(start.kind(), start.issue(), start.level() == 2);
    return cut.name().toLowerCase(Locale.ROOT);
  }

  String labelled(int i) {
    Start start = start(i);
    return start == null ? "none" : start.label() == null ? "bare" : "label";
  }

  /** The kind of signpost that a sentence opens with, or nothing. */
  String signpost(int i) {
    Signposts.Found found =
        Signposts.caseAt(source.text(), sentences.get(i).begin(), sentences.get(i).end());
    if (found == null) {
      return "";
    }
    Debate.Issue issue = found.entry().issue();
    String kind = (issue == null ? found.entry().kind().name() : issue.name());
    return kind.toLowerCase(Locale.ROOT) + " " + found.entry().level();
  }

  boolean turnsTo(int i) {
    return Signposts.turnAt(source.text(), sentences.get(i).begin(), sentences.get(i).end())
        != null;
  }

  List<String> taken(int i) {
    return taken.get(i);
  }

  /** Signs that hold for the whole speech. */
  List<String> context() {
    List<String> context = new ArrayList<>();
    context.add("in " + kind());
    context.add("in " + kind() + "/" + answers + "/" + firstOfSide + "/" + lastOfSide);
    return context;
  }
}
