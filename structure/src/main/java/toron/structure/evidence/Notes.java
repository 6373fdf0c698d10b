package toron.structure.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.text.Numbers;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/** Sources that a list of numbered notes names: "「…」（注１）", "[2]", "資料③に「…」". */
final class Notes {
  private static final int LONGEST = 160;
  private static final int BEFORE = 24;
  private static final String NUMBER = "(\\d{1,2}|[一二三四五六七八九十]{1,3})";
  private static final String KEY = "(?:脚?注|註|資料|しりょう|証拠|エビデンス|文献|出典|引用|※|\\*|notes? ?|source ?)";
  private static final Pattern LINE =
      Pattern.compile(
          "[\\s\\u3000・]*(?:[(\\[〔【]?("
              + KEY
              + ")[ .]?)?[(\\[〔【]?"
              + NUMBER
              + "(?:[)\\]〕】]|[\\s\\u3000]*[.:、]|(?=[\\s\\u3000]))[\\s\\u3000:]*(?=\\S)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern HEADING =
      Pattern.compile(
          "[\\s\\u3000■□◆◇●【\\[(<#*]*(?:(?:引用|参考|使用|使った|証拠|典拠|配布)?(?:資料|文献|しりょう)(?:一覧|リスト)?|脚?注釈?|註|出典(?:一覧)?|典拠|(?:sources?|(?:end|foot)?notes?|references|works cited|bibliography))(?:[\\s\\u3000]*\\([^()\\n]{1,20}\\))?[\\s\\u3000】\\])>:]*",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BEHIND =
      Pattern.compile(
          "[」』”\"]?(?:(?:と|だ?そう)[^。「」()\\n]{0,14})?[。.]?[\\s\\u3000]*(?:[(\\[〔【]"
              + KEY
              + "?[ .]?"
              + NUMBER
              + "[)\\]〕】]|(?:脚?注|註|※|\\*)[ .]?"
              + NUMBER
              + ")",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LEADING =
      Pattern.compile(
          "(?:資料|しりょう|証拠|エビデンス|文献|(?:source|note|exhibit|evidence) )[(\\[]?"
              + NUMBER
              + "[)\\]]?[^\\d「」。\\n]{0,16}$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PAGE =
      Pattern.compile(
          "[、,.\\s\\u3000]*(?:p{1,2}\\.? ?\\d+(?: ?[-–~〜] ?\\d+)?|(?:\\d+|[〇一二三四五六七八九十百]+)(?:[-–~〜から]+(?:\\d+|[〇一二三四五六七八九十百]+))?(?:頁|ページ))?[。.]?$");

  private final SourceText source;
  private final String text;
  private final List<Note> notes = new ArrayList<>();

  private record Note(int number, Span source) {}

  /**
   * What a mark beside a quotation refers to.
   *
   * @param end of the mark, or of the quotation where the mark stands before it
   */
  record Found(Span citation, int end) {}

  Notes(SourceText source, Citations citations) {
    this.source = source;
    this.text = source.text();
    boolean listed = false;
    for (TextLine line : source.lines()) {
      Matcher note = LINE.matcher(text).region(line.begin(), line.end());
      if (HEADING.matcher(text).region(line.begin(), line.end()).matches()) {
        listed = true;
      } else if (!note.lookingAt()) {
        listed = false;
      } else if (listed || note.group(1) != null) {
        add(note, line, citations);
      }
    }
  }

  private void add(Matcher note, TextLine line, Citations citations) {
    if (line.end() - note.end() > LONGEST) {
      return;
    }
    Matcher page = PAGE.matcher(text).region(note.end(), line.end());
    Span words = source.trim(note.end(), page.find() ? page.start() : line.end());
    int number = Numbers.japanese(note.group(2));
    if (citations.names(words)) {
      notes.add(new Note(number, words));
    }
  }

  /** What the note of a quotation names, or null. */
  @Nullable Found of(Span quote, Span body) {
    if (notes.isEmpty()) {
      return null;
    }
    Matcher behind = BEHIND.matcher(text).region(quote.end(), body.end());
    if (behind.lookingAt()) {
      Span named = note(behind.group(1) == null ? behind.group(2) : behind.group(1), behind.end());
      return named == null ? null : new Found(named, behind.end());
    }
    int open = quote.begin() - 1;
    Matcher leading = LEADING.matcher(text).region(Math.max(body.begin(), open - BEFORE), open);
    Span named = leading.find() ? note(leading.group(1), quote.end()) : null;
    return named == null ? null : new Found(named, Math.min(body.end(), quote.end() + 1));
  }

  /** The next note of that number, or the last one where all stand before. */
  private @Nullable Span note(String words, int at) {
    int number = Numbers.japanese(words);
    Span found = null;
    for (Note note : notes) {
      if (note.number() == number) {
        if (note.source().begin() >= at) {
          return note.source();
        }
        found = note.source();
      }
    }
    return found;
  }
}
