package toron.structure.exchange;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.discourse.ExchangeWords;
import toron.structure.exchange.ExchangeFinder.Found;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/**
 * Points of information that are named as such where they are put, at the head of a paragraph or
 * within one: "POI, Hale: …? …", "(Hale rises.) Yes? – … – …".
 */
final class PointsTaken {
  private static final Pattern HEAD =
      Pattern.compile(
          "(?:\\b(?:POI|P\\.O\\.I\\.|points? of (?:information|clarification|order))\\b|(?:POI|ポイント・?オブ・?インフォメーション))[,、]?[\\s　]*(?:(?:(?:from|by) )?[^:?。!()\\n]{0,40}:|[(][^()\\n]{1,24}[)][\\s　]*:?|、?どうぞ。?)[\\s　]*[–—―─]*[\\s　]*[「“\"]?"
              + "|\\b(?:rises?|stands?)\\.?[)\\]][^–—?\\n]{0,24}\\??[^–—?\\n]{0,8}[–—]+[\\s　]*"
              + "|\\bon a point of (?:information|clarification|order),[\\s　]*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BETWEEN =
      Pattern.compile(
          "[」”\"]?[\\s　]*[–—―─]*[)\\]〕】]?[\\s　]*(?:[^\\s　:。、「」?!]{1,14}(?: [^\\s　:。、「」?!]{1,14})?:[\\s　]*)?[–—―─]*[\\s　]*");
  private static final int SENTENCES = 3;
  private static final int QUESTION = 260;

  private final String text;
  private final SourceText source;

  PointsTaken(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /** The question in a paragraph, with its answer where that stands in the paragraph too. */
  @Nullable Found find(Span line) {
    Matcher head = HEAD.matcher(text).region(line.begin(), line.end());
    while (head.find()) {
      Span question = question(new Span(head.end(), line.end()));
      if (question != null) {
        return new Found(begun(head, question), answer(head, question, line));
      }
    }
    return null;
  }

  /** What is put "on a point of information" says so itself. */
  private Span begun(Matcher head, Span question) {
    boolean said = head.group().endsWith(", ") || head.group().endsWith(",");
    return said ? new Span(head.start(), question.end()) : question;
  }

  private @Nullable Span question(Span rest) {
    List<Span> sentences = ExchangeWords.sentences(text, rest);
    for (int i = 0; i < Math.min(SENTENCES, sentences.size()); i++) {
      if (ExchangeWords.plainlyAsks(text, sentences.get(i))) {
        int last = i;
        while (last + 1 < sentences.size()
            && last < SENTENCES
            && ExchangeWords.plainlyAsks(text, sentences.get(last + 1))) {
          last++;
        }
        int end = bare(sentences.get(last).end(), rest.begin());
        Span question = source.trim(sentences.get(0).begin(), end);
        return question.length() <= QUESTION ? question : null;
      }
    }
    return null;
  }

  private int bare(int end, int from) {
    int at = end;
    while (at > from && "」”\"".indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    return at;
  }

  private @Nullable Span answer(Matcher head, Span question, Span line) {
    Matcher between = BETWEEN.matcher(text).region(question.end(), line.end());
    Span rest = source.trim(between.lookingAt() ? between.end() : question.end(), line.end());
    if (rest.length() == 0) {
      return null;
    }
    List<Span> sentences = ExchangeWords.sentences(text, rest);
    boolean opens = head.start() - line.begin() <= 2;
    return opens || sentences.size() <= 1 ? rest : sentences.get(0);
  }
}
