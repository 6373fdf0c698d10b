package toron.structure.decision;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.heading.Sections;
import toron.structure.text.Sentences;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/** Why the judges decided so: their own sentences, from the first to the last. */
final class Reasons {
  private static final int PARAGRAPH = 60;
  private static final int SENTENCE = 24;
  private static final int CLOSING = 36;

  /** A judge's vote before the own words. */
  private static final Pattern VOTE =
      Pattern.compile(
          "(?:the )?(?:aff\\w*|neg\\w*|pro|con|gov\\w*|opp\\w*|prop\\w*|肯定側?|否定側?)[.。](?:[\\s　]+|(?<=。))",
          Pattern.CASE_INSENSITIVE);

  private final SourceText source;
  private final ResultText even;

  Reasons(SourceText source, ResultText even) {
    this.source = source;
    this.even = even;
  }

  /**
   * @param taken lines that were read as votes, points or counts
   * @param house whether a house votes, which gives reasons only under a heading
   */
  Debate.@Nullable Passage read(
      Span where, List<TextLine> lines, java.util.Set<Integer> taken, boolean house) {
    int begin = -1;
    int end = -1;
    boolean chair = false;
    for (TextLine line : lines) {
      chair = DecisionWords.ALL.chair().matcher(source.text(line)).lookingAt();
      Span words = chair || taken.contains(line.index()) ? null : words(where, line, house);
      if (words != null) {
        begin = begin < 0 ? words.begin() : begin;
        end = words.end();
      }
    }
    return begin < 0 ? null : source.passage(new Span(begin, end));
  }

  /** What a paragraph says of the debate, without its label and the verdict at either end. */
  private @Nullable Span words(Span where, TextLine line, boolean house) {
    String text = source.text();
    int limit = Math.min(line.end(), where.end());
    int from = Math.max(line.begin(), where.begin());
    Sections.Found section = Sections.find(text, line.begin(), line.end());
    from = section == null ? from : Math.max(from, section.body());
    Matcher lead = DecisionWords.ALL.lead().matcher(text).region(from, Math.max(from, limit));
    boolean labelled = lead.lookingAt();
    boolean led = labelled || (section != null && section.body() > line.begin());
    from = labelled ? lead.end() : from;
    Matcher vote = VOTE.matcher(text).region(from, Math.max(from, limit));
    from = led && vote.lookingAt() ? vote.end() : from;
    Span words = unquote(source.trim(from, Math.max(from, limit)));
    String said = text.substring(words.begin(), words.end());
    if ((house && !led)
        || said.indexOf('\t') >= 0
        || DecisionWords.ALL.aside().matcher(said).lookingAt()) {
      return null;
    }
    Span kept = withoutVerdict(words);
    boolean sentence = said.endsWith("。") || said.endsWith(".") || said.endsWith("」");
    boolean enough = kept.length() >= SENTENCE && (kept.length() >= PARAGRAPH || sentence);
    return enough ? kept : null;
  }

  private Span unquote(Span words) {
    String text = source.text();
    boolean quoted =
        words.length() > 2
            && text.charAt(words.begin()) == '「'
            && text.indexOf('」', words.begin()) == words.end() - 1;
    return quoted ? new Span(words.begin() + 1, words.end() - 1) : words;
  }

  /** The sentences between those that only announce the result. */
  private Span withoutVerdict(Span words) {
    List<Sentences.Span> all = Sentences.of(source.text(), words.begin(), words.end());
    int first = 0;
    int last = all.size();
    while (last > first && announces(all.get(last - 1), CLOSING)) {
      last--;
    }
    int opening = first;
    for (int i = first; i < Math.min(last, first + 3); i++) {
      opening = announces(all.get(i), PARAGRAPH) ? i + 1 : opening;
    }
    return opening >= last
        ? new Span(words.begin(), words.begin())
        : source.trim(all.get(opening).begin(), all.get(last - 1).end());
  }

  private boolean announces(Sentences.Span sentence, int longest) {
    String said = source.text().substring(sentence.begin(), sentence.end());
    String line = even.of(said);
    boolean result =
        DecisionWords.ALL.winner().stream().anyMatch(p -> p.matcher(line).find())
            && line.length() <= longest;
    return result || DecisionWords.ALL.aside().matcher(said).lookingAt();
  }
}
