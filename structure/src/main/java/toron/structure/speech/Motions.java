package toron.structure.speech;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.debate.Debate;
import toron.structure.format.Draft;
import toron.structure.heading.HeadPatterns;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/**
 * The motion of a debate: of all words before the first speech that may be one (behind a label, in
 * quotation marks, alone on a line, in a sentence) those that look and stand most like one.
 */
public final class Motions {
  private static final HeadPatterns PATTERNS = HeadPatterns.ALL;
  private static final int SPOKEN = 600;
  private static final int SHORT_TAIL = 7;
  private static final int TITLES = 12;
  private static final int LONG_TITLE = 90;
  private static final double LEAST = 3;
  private static final double LABELLED = 3;
  private static final double INTRODUCED = 2.2;
  private static final double FIRMLY = 3.1;
  private static final double QUOTED = 1;
  private static final double ALONE = 1.6;
  private static final double SAID = 0.8;
  private static final double IN_SPEECH = -1;
  private static final Pattern INTRODUCTION =
      Pattern.compile(
          "(?:論題|お題|議題|テーマ|動議|モーション|言葉|(?<![一-龠])題)[^「“\"\\n。]{0,24}?(?:は|:|=|→|、|(?=[「“\"])|[\\s\\u3000])(?:(?:これ|こちら|次のとおり)です。)?[\\s\\u3000:=→、]*"
              + "|\\b(?:motion|topic|resolution|rez|question|proposition|case statement|(?:the|this|our) statement|(?:the|our|this) proposal|thesis|resolved|tonight|moved by [^:\\n]{3,60}|in (?:this|these) (?:form|terms)|right to say)\\b(?:,[^,\\n]{3,50},)?[^“\"\\n.:]{0,60}?(?:\\b(?:is|was|reads?|that|say|resolved)\\b(?:,? (?-i:this|as follows|simply|the following)(?=[:,]))?|:|(?=[“\"]))[\\s:,]*(?-i:that )?"
              + "|\\b(?:beg|rise|wish|like|want) to (?:move|propose)\\b[,:]?\\s*(?-i:that )?|\\bI (?:hereby )?move\\b[,:]?\\s*(?-i:that )?|\\bmoved\\b[^:“\"\\n.]{0,60}[:,] (?=that\\b)|\\bmoved (?-i:that )"
              + "|\\b(?:asked|met|invited|here|going) to (?:consider|debate|decide|discuss|argue|vote on)(?: the motion)?,? (?:(?-i:that |whether )|(?=[“\"]))|\\b(?:right|true|fair|safe) to say (?-i:that )?|\\bbelieves? (?-i:that )|\\barticle \\d{1,3}[.:] ",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern QUOTE =
      Pattern.compile("「([^「」\\n]{5,90})」|『([^『』\\n]{5,90})』|[“\"]([^”\"“\\n]{8,220})[”\"]");
  private static final Pattern HOUSE =
      Pattern.compile(
          "(?:本院|この院|当院|本議会|この議会|本会議)は[^。「」\\n\\t]{5,80}|(?<![\\p{L}])(?:this house (?!divid|believes? in the)|TH(?:W|BT|R|S|O|P)\\b )(?:[^\\n“”\"!?.\\t;]|“[^”\\n]*”|\"[^\"\\n]*\"|\\.(?=\\p{L})){8,300}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern OUGHT =
      Pattern.compile(
          "[^。、「」『』:=→\\t\\n\\s\\u3000][^。「」『』:=→\\t\\n\\s\\u3000]{4,80}?(?:べきである(?:。?[\\s\\u3000]?是か非か。?)?|べきだ(?!か|と)|べき(?=[。」』\\s\\u3000)でとをにのかはが(]|$))|(?<![\\p{L}])(?:the|that|in a|a|an|all|[A-Z][a-z]+)\\b[^.\\n“”\"?!\\t:;]{3,160}\\b(?:should|ought)\\b[^.\\n”\"?!\\t;]{6,140}",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BILL =
      Pattern.compile(
          "(?:議案|請願|陳情|意見書案?|発議)第[^\\s\\u3000、。「」]{1,8}号[\\s\\u3000、]*(「?)([^。\\n「」第(\\s\\u3000][^。\\n「」第(]{7,80}?)(?=」|を議題|$|\\()");
  private static final Pattern FIRM =
      Pattern.compile(
          ":\\s*$|\\b(?:is|was|reads?) that\\s*$|resolved\\s*$|\\bmove(?: that)?[,:]?\\s*$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern ASKED = Pattern.compile("[\\s\\u3000]?是か非か。?");
  private static final double BILLED = 3.3;
  private static final Pattern TALK = Pattern.compile("ます|です|ました|えー|えっと|で、");
  private static final Pattern ACTOR = Pattern.compile("[^、。は]{1,24}は");
  private static final Pattern FILLER =
      Pattern.compile(
          "^(?:(?:はい|えー?っ?と?|あの|その|まあ|で|今日の論題は|論題は|今日は)[、，\\s\\u3000ー]*)+|^[\\p{P}\\p{S}\\s\\u3000]+|^(?i:resolved)[:,]?\\s+(?=\\p{L})|^[^→]{1,20}→[\\s\\u3000]*|^[^\\s\\u3000は]{1,8}[\\s\\u3000]+(?=[^、。は]{1,24}は)");
  private static final Pattern TAIL =
      Pattern.compile(
          "(?:,? (?:and|while|whereas|but) (?:(?-i:\\p{Lu}\\p{L}+(?: \\p{Lu}\\p{L}+)? (?:got|rose|stood|began|opened|spoke|took|went|was)\\b)|our|two|those|the other|on (?:my|the))\\b.*|,? (?:government|opposition|opening) (?:is|are|was|were)\\b.*|, (?:in opening|speeches|pro|the speakers?)\\b.*| pro is first.*|\\s(?-i:PARTICIPANTS|APPEARANCES|MODERATOR|PANEL(?:ISTS)?|DATE|VENUE|PLACE|P R O C E E D I N G S)\\s?:.*|を議題と.*|ということ.*|[\\s\\u3000]*\\((?:this house|TH|That).*)$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern FORMAL =
      Pattern.compile(
          "べき(?:である|だ|か)?(?:。?[\\s\\u3000]?是か非か)?。?$|すべし。?$|せよ。?$|^(?:本院|この院|当院|本議会|この議会)は|^(?:this house|TH(?:W|BT|R|S|O|P)\\b)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NORM =
      Pattern.compile(
          "\\b(?:should|ought)\\b|^that the|^(?:that )?this (?:assembly|council|house|board|meeting)\\b|^it['’]s time|(?:ほうがよい|方がよい|いらない)。?$",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PERHAPS =
      Pattern.compile("^that\\b|(?:禁止|廃止|導入|義務|する|なくす|無くす|ない)。?$", Pattern.CASE_INSENSITIVE);

  /** A sentence that claims something, as a title does that is the motion. */
  private static final Pattern CLAIM =
      Pattern.compile(
          "(?!(?:(?:please|do|what|how|why|who|where|when|there|here|all|both|notes?)\\b|[^a-zA-Z“\"‘]))[^.:;?!\\t\\n]*\\p{L} (?:(?:is|are|has|have|does|do|can|cannot|must|will|need|needs|was|were)(?:n['’]t)?|can['’]t|won['’]t) (?:\\p{L}[^:;?!\\t\\n]*)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern CAPITALS = Pattern.compile("[^\\p{Ll}]*\\p{Lu}{3}[^\\p{Ll}]*");

  /** "S.B. 41, an Act to end …": a bill by its number. */
  private static final Pattern ACT =
      Pattern.compile(
          "\\b(?:[SHAL]\\.? ?[BRFP]\\.?|(?:Senate|House|Assembly|Council|City)? ?(?:Bill|File|Resolution|Ordinance)(?: No\\.?)?) \\d[\\d-]*,? (?:an? |the )?(?:act|bill|ordinance|resolution|order)\\b[^.\\n;]{5,120}?(?=[.;]|, (?:on|was|is|be)\\b|$)",
          Pattern.CASE_INSENSITIVE);

  /**
   * "An ordinance amending Title 9 of the Code, to prohibit …": what a bill without number does.
   */
  private static final Pattern PURPOSE =
      Pattern.compile(
          "\\b(?:an?|the) (?:ordinance|act|bill|by-?law|resolution|measure|local law)\\b[^.;:?\\n]{0,90}?,? (to (?!be\\b|me\\b|us\\b|the\\b)[a-z]{3,} [^.;:?\\n]{8,180})",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern PROCEDURE =
      Pattern.compile(
          "[?？]$|ませんか|でしょうか|ください|ます。?$|立論|反[駁論]|質疑|チーム|\\d分|:|opposition:|\\b(?:I|we|he|she|you|they|my)\\b|次のもの|一つの",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern OPPOSITION =
      Pattern.compile("\\bopposition\\b[^\\n:]{0,12}[:(\\t]", Pattern.CASE_INSENSITIVE);

  /** A list of people or teams. */
  private static final Pattern NAMES =
      Pattern.compile(
          "\\p{Lu}[\\p{L}'’\\-]+ ?\\(|(?:\\p{Lu}\\p{L}+ \\p{Lu}\\p{L}+(?:,| and|;) ){1,}|\\bvs?\\.");

  private final SourceText source;
  private final String text;
  private @Nullable Span best;
  private double bestScore;
  private @Nullable Span title;

  private Motions(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /** The motion, or null where the text does not say. */
  public static @Nullable Span find(Draft draft) {
    Motions motions = new Motions(draft.source());
    Span head = draft.head();
    int first = draft.turns().isEmpty() ? head.end() : draft.turns().get(0).body().begin();
    motions.read(new Span(head.begin(), Math.max(head.end(), first)), 0); // calls included
    for (int i = 0; i < Math.min(2, draft.turns().size()); i++) {
      Draft.Turn turn = draft.turns().get(i);
      Span body = turn.body();
      boolean chair = turn.kind() == Debate.SpeechKind.MODERATION;
      int end = Math.min(body.end(), body.begin() + (chair || i == 0 ? 3 : 1) * SPOKEN);
      motions.read(new Span(body.begin(), end), chair ? 0 : IN_SPEECH);
    }
    return motions.best == null ? motions.title : motions.best;
  }

  private void read(Span where, double prior) {
    for (TextLine line : source.lines()) {
      if (line.begin() >= where.end()) {
        return;
      }
      int begin = Math.max(line.begin(), where.begin());
      int end = Math.min(line.end(), where.end());
      if (begin < end) {
        line(line, begin, end, prior);
      }
    }
  }

  private void line(TextLine line, int begin, int end, double prior) {
    Matcher label = PATTERNS.motion().matcher(text).region(begin, end);
    if (label.lookingAt() && !bench(line, label)) {
      value(line, label.end(), end, prior + LABELLED);
    }
    Matcher introduction = INTRODUCTION.matcher(text).region(begin, end);
    while (introduction.find()) {
      char next = introduction.end() < end ? text.charAt(introduction.end()) : ' ';
      boolean firm =
          ":=→「“\"".indexOf(text.charAt(introduction.end() - 1)) >= 0
              || "「“\"".indexOf(next) >= 0
              || FIRM.matcher(introduction.group()).find()
              || (Character.isUpperCase(next) && next < 0x2ff);
      value(line, introduction.end(), end, prior + (firm ? FIRMLY : INTRODUCED));
    }
    Matcher quote = QUOTE.matcher(text).region(begin, end);
    while (quote.find()) {
      int group = quote.group(1) != null ? 1 : quote.group(2) != null ? 2 : 3;
      double all = quote.start() == begin && quote.end() == end ? ALONE - QUOTED : 0;
      offer(new Span(quote.start(group), quote.end(group)), prior + QUOTED + all);
    }
    offer(source.trim(begin, end), prior + ALONE);
    Span alone = source.trim(begin, end);
    boolean claims =
        prior == 0
            && line.index() < TITLES
            && alone.length() < LONG_TITLE
            && CLAIM.matcher(text.substring(alone.begin(), alone.end())).matches();
    title = title == null && claims && !words(alone, PROCEDURE) ? alone : title;
    for (Pattern pattern : List.of(HOUSE, OUGHT)) {
      Matcher said = pattern.matcher(text).region(begin, end);
      while (said.find()) {
        offer(source.trim(said.start(), said.end()), prior + SAID);
        clauses(said.start(), said.end(), prior + SAID);
      }
    }
    Matcher act = ACT.matcher(text).region(begin, end);
    while (act.find()) {
      offer(new Span(act.start(), act.end()), prior + BILLED);
    }
    Matcher purpose = PURPOSE.matcher(text).region(begin, end);
    while (prior == 0 && purpose.find()) {
      offer(source.trim(purpose.start(1), purpose.end(1)), LEAST);
    }
    Matcher bill = BILL.matcher(text).region(begin, end);
    while (bill.find()) {
      boolean quoted = bill.end(1) > bill.start(1);
      double put =
          text.startsWith("を議題", bill.end()) || text.startsWith("」を議題", bill.end()) ? 1 : 0;
      Span whole =
          quoted ? new Span(bill.start(2), bill.end(2)) : new Span(bill.start(), bill.end());
      offer(whole, prior + BILLED + put);
    }
  }

  private boolean words(Span span, Pattern pattern) {
    return pattern.matcher(text.substring(span.begin(), span.end())).find();
  }

  /** "Proposition: Elm (Orr, Lamb)" names a team where an opposition is named, too. */
  private boolean bench(TextLine line, Matcher label) {
    return label.group().toLowerCase(Locale.ROOT).contains("proposition")
        && OPPOSITION.matcher(text).region(0, Math.min(text.length(), line.end() + SPOKEN)).find();
  }

  /** "始めたいと思います、えっと日本政府は…": from the last comma before who is to act. */
  private void clauses(int begin, int end, double score) {
    for (int at = begin; at < end - 12; at++) {
      if ("、→".indexOf(text.charAt(at)) >= 0) {
        Span words = trim(new Span(at + 1, end));
        String before = text.substring(begin, at + 1);
        boolean talk = TALK.matcher(before).find();
        if (talk && ACTOR.matcher(text.substring(words.begin(), words.end())).lookingAt()) {
          offer(words, score + 0.3);
        }
      }
    }
  }

  /**
   * What stands behind a label: on its line or alone on the next, whole or up to a sentence's end.
   */
  private void value(TextLine line, int from, int end, double score) {
    Span value = source.trim(from, end);
    if (value.length() < 5 && line.index() + 1 < source.lines().size()) {
      TextLine next = source.lines().get(line.index() + 1);
      value = source.trim(next.begin(), next.end());
    }
    if (value.length() < 5) {
      return;
    }
    Matcher quote = QUOTE.matcher(text).region(value.begin(), value.end());
    if (quote.lookingAt()) {
      int group = quote.group(1) != null ? 1 : quote.group(2) != null ? 2 : 3;
      offer(new Span(quote.start(group), quote.end(group)), score + QUOTED);
      return;
    }
    int stop = value.end();
    for (int at = value.begin() + 5; at < value.end(); at++) {
      char c = text.charAt(at);
      boolean ends =
          c == '。'
              || c == '\t'
              || ("。.?」”".indexOf(c) >= 0
                  && at + 1 < value.end()
                  && text.charAt(at + 1) == ' '
                  && !abbreviated(at));
      if (ends) {
        stop = Math.min(value.end(), at + 1);
        break;
      }
    }
    Matcher asked = ASKED.matcher(text).region(stop, value.end());
    stop = asked.lookingAt() ? asked.end() : stop;
    offer(source.trim(value.begin(), stop), score);
    for (Pattern pattern : List.of(HOUSE, OUGHT)) {
      Matcher said = pattern.matcher(text).region(value.begin(), value.end());
      if (said.lookingAt()) {
        offer(source.trim(said.start(), said.end()), score - 0.1);
      }
    }
  }

  /** "U.S. ", "J. ": the stop ends no sentence. */
  private boolean abbreviated(int at) {
    return at > 1
        && text.charAt(at) == '.'
        && Character.isUpperCase(text.charAt(at - 1))
        && !Character.isLetter(text.charAt(at - 2));
  }

  private void offer(Span span, double score) {
    Span words = trim(span);
    String motion = text.substring(words.begin(), words.end());
    if (words.length() < 6 || words.length() > 220) {
      return;
    }
    double total = score;
    if (FORMAL.matcher(motion).find()) {
      total += 3;
    } else if (NORM.matcher(motion).find()) {
      total += 1.5;
    } else {
      total += PERHAPS.matcher(motion).find() || CLAIM.matcher(motion).matches() ? 0.8 : 0;
    }
    total -= score < LEAST && PROCEDURE.matcher(motion).find() ? 2 : 0;
    total -= !FORMAL.matcher(motion).find() && NAMES.matcher(motion).find() ? 2 : 0;
    total -= !FORMAL.matcher(motion).find() && CAPITALS.matcher(motion).matches() ? 1 : 0;
    total -= TALK.matcher(motion).find() ? 2 : 0;
    int stop = motion.indexOf('。');
    boolean sentences = stop >= 0 && stop < motion.length() - SHORT_TAIL;
    total -= sentences || motion.indexOf('\t') >= 0 ? 2 : 0;
    total -= motion.charAt(0) > 0x2ff && words.length() > 90 ? 1 : 0;
    if (total >= LEAST && total > bestScore + 1e-9) {
      best = words;
      bestScore = total;
    }
  }

  private Span trim(Span span) {
    String words = text.substring(span.begin(), span.end());
    Matcher filler = FILLER.matcher(words);
    int begin = filler.lookingAt() ? filler.end() : 0;
    Matcher tail = TAIL.matcher(words);
    int end =
        tail.find(Math.min(begin, words.length())) && tail.start() > begin + 5
            ? tail.start()
            : words.length();
    while (end > begin && "」』”\"、, ".indexOf(words.charAt(end - 1)) >= 0) {
      end--;
    }
    return source.trim(span.begin() + begin, span.begin() + Math.max(begin, end));
  }
}
