package toron.structure.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toron.structure.text.Brackets;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/** Evidence cards of policy debate: a tag, a line that cites, and the body read from the source. */
final class Cards {
  private static final Pattern CITE =
      Pattern.compile(
          "^\\s*[\\[(]?[A-Z][\\w.'’&-]+(?:,? (?:[A-Z][\\w.'’-]*|and|et al\\.?|&))*,? ?(?:'\\d\\d|’\\d\\d|(?:19|20)\\d\\d|\\d\\d(?!\\d))\\b(?!,\\d)(?:[\\])]|\\s*[,;:(\\[—–-].*|(?: \\S+){0,3} \\d+| again| cont(?:inued|\\.)?)?$");

  /** "Castell 30 (same author)": what the bracket says is no part of the name. */
  private static final Pattern REMARK =
      Pattern.compile(
          "(?: \\((?:same|later|earlier|again|cont|ibid|conclusion|the (?:next|same|last|first))\\b[^()\\d]{0,40}\\)| again| cont(?:inued|\\.)?)$");

  private static final int CITE_LENGTH = 260;

  /** "資料1　清水 2020": a line of its own that names a source and what it is there for. */
  private static final Pattern JAPANESE =
      Pattern.compile(
          "^[\\s　]*[【\\[(]?(?:出典|資料|証拠(?:資料)?|エビデンス|引用|カード)[\\s　]?[\\dA-Za-z一二三四五①-⑩]{0,2}[】\\])]?[\\s　:.、]+(\\S.*(?:\\d|年|[)』頁]))[\\s　]*$");

  private final SourceText source;
  private final EnglishSources english;

  Cards(SourceText source) {
    this.source = source;
    this.english = new EnglishSources(source);
  }

  void find(Span body, List<EvidenceFinder.Found> found) {
    List<TextLine> lines = new ArrayList<>();
    for (TextLine line : source.lines()) {
      if (line.begin() >= body.begin() && line.end() <= body.end() + 1) {
        lines.add(line);
      }
    }
    for (int i = 0; i + 1 < lines.size(); i++) {
      if (cites(lines.get(i))) {
        TextLine quoted = lines.get(i + 1);
        Span quote = bare(source.trim(quoted.begin(), Math.min(quoted.end(), body.end())));
        Span cite = cite(lines.get(i));
        boolean taken = found.stream().anyMatch(f -> f.whole().overlaps(quote));
        if (quote.length() >= 30 && !cites(quoted) && !taken) {
          found.add(new EvidenceFinder.Found(quote, cite, new Span(cite.begin(), quote.end())));
        }
      }
    }
  }

  private Span cite(TextLine line) {
    Matcher japanese = JAPANESE.matcher(source.text()).region(line.begin(), line.end());
    int begin = japanese.find() ? japanese.start(1) : line.begin();
    Span cite = source.trim(begin, line.end());
    Matcher remark = REMARK.matcher(source.text()).region(cite.begin(), cite.end());
    return remark.find() ? new Span(cite.begin(), remark.start()) : cite;
  }

  /** Without the marks that enclose all of it. */
  private Span bare(Span quote) {
    int mark = quote.length() < 3 ? -1 : "“\"「『".indexOf(source.text().charAt(quote.begin()));
    boolean marked =
        mark >= 0
            && "”\"」』".charAt(mark) == source.text().charAt(quote.end() - 1)
            && Brackets.close(source.text(), quote.begin(), quote.end()) == quote.end() - 1;
    return marked ? new Span(quote.begin() + 1, quote.end() - 1) : quote;
  }

  private boolean enclosed(String words, TextLine line) {
    String all = words.strip();
    int skip = words.indexOf('(') + 1;
    return all.startsWith("(")
        && all.endsWith(")")
        && english.cites(line.begin() + skip, line.begin() + words.lastIndexOf(')'));
  }

  private boolean cites(TextLine line) {
    String words = source.text(line);
    boolean length = !words.isBlank() && words.length() <= CITE_LENGTH;
    return length
        && (CITE.matcher(words).find()
            || JAPANESE.matcher(words).find()
            || english.cites(line.begin(), line.end())
            || enclosed(words, line));
  }
}
