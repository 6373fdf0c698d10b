package toron.structure.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.text.Brackets;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/**
 * Finds what is read aloud from a source. A quotation that opens with a bracket ends with the one
 * that closes it, whatever brackets stand inside; one that is fenced by spoken words ends with
 * those that close it.
 */
public final class EvidenceFinder {
  private static final Pattern OMITTED =
      Pattern.compile("[、。]?[\\s　]*[(\\[〔]?(?:中略|略|途中省略)[)\\]〕]?[、。]?[\\s　]*(?=[「『])");

  /** "…は「…」と報告しています": then whoever is named before is the source. */
  private static final Pattern REPORTED =
      Pattern.compile(
          "[」』]?[、。]?(?:と(?:、)?(?:述べ|教えて(?:くれ|くださ)|報告|指摘|書い|書か|記し|記され|結論|警告|分析|説明|明らかに|評価|回答し|しており|して(?:い|お)|され|言って(?:い|お)|語っ|話して(?:い|お)|答えて(?:い|お)|まとめ|論じ|証言|あり(?:ます|まし)|のこと|いう(?:結果|こと|報告|数字|データ))|そうです|だそうで)");

  /** What is thought, asked or put into somebody's mouth is not read from a source. */
  private static final Pattern SAID =
      Pattern.compile(
          "[」』](?:と、?(?:言うかも|思|考え|言われ|聞かれ|呼ば|おっしゃ|言いたい|言うでしょう|答えるでしょう|教わ|習|叫|いう(?:考え|気持ち|主張|議論|論点|質問|名前|スローガン|標語|問い|意見|反論|話|前提|理屈))|とは|って|なんて|などと(?:言|い)う)");

  /** The words of an amendment are to be put into a motion, not read from a source. */
  private static final Pattern AMENDS =
      Pattern.compile(
          "\\b(?:insert(?:ing)?|substitut(?:e|ing)|leav(?:e|ing) out|delet(?:e|ing)|strik(?:e|ing) out)\\b[^\\n.]{0,110}$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern DATED = Pattern.compile("\\d\\d|[〇一二三四五六七八九]年|年版|[〇一二三四五六七八九]{4}");
  private static final Pattern BETWEEN_PIECES =
      Pattern.compile(
          "(?:[、,]?(?:と|とし(?:て)?|と述べ)?[、,]?(?:また|さらに|そして|続けて|加えて|および|及び|次に)[、,]?|[,;]? ?(?:and|and then|and later|and again|\\.\\.\\.|[\\p{L} .]{0,24}\\b(?:adds?|continues?|goes on|writes|says|wrote|said))(?: that)?[,:]? ?)[「『“\"]$");
  private static final Pattern INTRODUCES = Pattern.compile("(?:[,:]|\\bthat) $");
  private static final int BETWEEN = 40;

  private static final String OPEN = "「『〈“\"";
  private static final int JAPANESE = 15;
  private static final int ENGLISH = 28;
  private static final int BRIEF = 6;
  private static final int REPEATED = 8;

  private final SourceText source;
  private final String text;
  private final Citations citations;
  private final Fences fences;
  private final Notes notes;
  private final Set<String> speakers;

  public EvidenceFinder(SourceText source) {
    this(source, Set.of());
  }

  /**
   * @param speakers names of those who debate, who are no sources
   */
  public EvidenceFinder(SourceText source, Set<String> speakers) {
    this.source = source;
    this.text = source.text();
    this.citations = new Citations(source);
    this.fences = new Fences(source, citations);
    this.notes = new Notes(source, citations);
    this.speakers = speakers;
  }

  /**
   * A quotation; {@code whole} runs from the citation to the end of the quotation.
   *
   * @param pieces of the quotation, where other words stand between them
   */
  public record Found(Span quote, @Nullable Span citation, Span whole, List<Span> pieces) {
    public Found {
      pieces = List.copyOf(pieces);
    }

    public Found(Span quote, @Nullable Span citation, Span whole) {
      this(quote, citation, whole, List.of(quote));
    }

    /** With one more piece behind. */
    Found and(Span piece) {
      List<Span> all = new ArrayList<>(pieces);
      all.add(piece);
      Span hull = new Span(quote.begin(), piece.end());
      return new Found(hull, citation, new Span(whole.begin(), piece.end() + 1), all);
    }
  }

  public List<Found> find(Span body) {
    List<Found> found = new ArrayList<>();
    for (Found fenced : fences.find(body)) {
      add(found, fenced);
    }
    new Cards(source).find(body, found);
    new Blocks(source, citations).find(body, found);
    bracketed(body, found);
    new SpokenReadings(source, citations).find(body).forEach(reading -> add(found, reading));
    new Readings(source).find(body).forEach(reading -> add(found, reading));
    found.sort(Comparator.comparingInt(f -> f.whole().begin()));
    return found;
  }

  /** Where a quotation closes: behind an omission it may open again. */
  private int close(int at, int end) {
    int close = Brackets.close(text, at, end);
    Matcher omitted = OMITTED.matcher(text).region(Math.min(end, close + 1), end);
    boolean japanese = text.charAt(at) > 0x2fff;
    return japanese && omitted.lookingAt() ? close(omitted.end(), end) : close;
  }

  /** Brackets of every depth one, with a source named right before or right behind them. */
  private void bracketed(Span body, List<Found> found) {
    int last = body.begin();
    for (int at = body.begin(); at < body.end(); at++) {
      if ((OPEN.indexOf(text.charAt(at)) >= 0 && opens(at)) || single(at)) {
        int close = close(at, body.end());
        if (close < body.end()) {
          Span quote = new Span(at + 1, close);
          if (!Titles.entitles(text, quote, body.end()) && !joined(quote, found)) {
            quotation(body, last, quote, found);
            last = quote.length() < JAPANESE ? last : Math.min(body.end(), close + 1);
          }
          at = close;
        }
      }
    }
  }

  /** "…によれば「A」、また「B」": what follows at once is a piece of the same quotation. */
  private boolean joined(Span piece, List<Found> found) {
    for (int i = 0; i < found.size(); i++) {
      Found last = found.get(i);
      int gap = piece.begin() - 1 - last.whole().end();
      boolean near = gap >= 0 && gap <= BETWEEN && last.citation() != null;
      if (near
          && piece.length() >= JAPANESE
          && BETWEEN_PIECES.matcher(text).region(last.whole().end(), piece.begin()).lookingAt()) {
        found.set(i, last.and(piece));
        return true;
      }
    }
    return false;
  }

  /** A curly single mark, which the even text writes like an apostrophe, or one led up to. */
  private boolean single(int at) {
    return text.charAt(at) == '\''
        && (at == 0 || " \n([—–".indexOf(text.charAt(at - 1)) >= 0)
        && (source.verbatim(new Span(at, at + 1)).equals("‘")
            || INTRODUCES.matcher(text).region(Math.max(0, at - 6), at).find());
  }

  /** A straight mark opens only before a word and behind a gap. */
  private boolean opens(int at) {
    if (text.charAt(at) != '"') {
      return true;
    }
    boolean gap = at == 0 || " \n([—–:".indexOf(text.charAt(at - 1)) >= 0;
    return gap && at + 1 < text.length() && !Character.isWhitespace(text.charAt(at + 1));
  }

  private void quotation(Span body, int from, Span quote, List<Found> found) {
    boolean japanese = text.charAt(quote.begin() - 1) > 0x2fff;
    int end = Math.min(body.end(), quote.end() + 1);
    boolean reported = REPORTED.matcher(text).region(quote.end(), body.end()).lookingAt();
    if (!japanese
        && AMENDS.matcher(text).region(Math.max(from, quote.begin() - 140), quote.begin()).find()) {
      return;
    }
    Span before = citations.before(quote.begin() - 1, from, reported);
    before = before == null || debates(before) ? null : before;
    boolean apart = before != null && text.substring(before.end(), quote.begin()).contains("。");
    Span after = before == null || apart ? citations.after(end, body.end()) : null;
    before = after == null ? before : null;
    after = after == null || debates(after) ? null : after;
    boolean adjacent = before != null && ")）".indexOf(text.charAt(before.end() - 1)) >= 0;
    adjacent |= after != null && after.end() < body.end() && text.charAt(after.end()) == ')';
    Span citation = before == null ? after : before;
    boolean dated =
        citation != null && DATED.matcher(text).region(citation.begin(), citation.end()).find();
    if (!dated && SAID.matcher(text).region(quote.end(), body.end()).lookingAt()) {
      return;
    }
    Notes.Found note = citation == null ? notes.of(quote, body) : null;
    if (note != null && quote.length() >= (japanese ? JAPANESE : ENGLISH)) {
      add(found, new Found(quote, note.citation(), new Span(quote.begin() - 1, note.end())));
      return;
    }
    int least = adjacent || (japanese && dated) ? BRIEF : japanese ? JAPANESE : ENGLISH;
    if (quote.length() < least || (before == null && after == null)) {
      return;
    }
    if (before != null && !repeated(quote, before)) {
      add(found, new Found(quote, before, new Span(before.begin(), end)));
    } else if (after != null && !repeated(quote, after)) {
      add(found, new Found(quote, after, new Span(quote.begin() - 1, after.end())));
    }
  }

  /** Words that stood in the debate before are those of a speaker, unless a year says otherwise. */
  private boolean repeated(Span quote, Span citation) {
    String words = text.substring(quote.begin(), quote.end());
    return quote.length() >= REPEATED
        && text.indexOf(words) < Math.min(quote.begin(), citation.begin());
  }

  private boolean debates(Span citation) {
    String words = text.substring(citation.begin(), citation.end());
    return speakers.stream().anyMatch(words::contains)
        && words.chars().noneMatch(Character::isDigit);
  }

  private static void add(List<Found> found, Found next) {
    boolean taken = found.stream().anyMatch(f -> f.whole().overlaps(next.quote()));
    if (!taken && next.quote().length() > 0) {
      found.add(next);
    }
  }
}
