package toron.structure.evidence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/** Finds who is named as a source in the Japanese words before or behind a quotation. */
final class JapaneseSources {
  private static final int LONGEST = 180;
  private static final int SHORTEST = 2;
  private static final int SUBJECT_LENGTH = 60;
  private static final Pattern BY = Pattern.compile("^(?:に|によ(?:り|れ|る))");
  private static final Pattern PREDICATE = Pattern.compile("(?:[るたういくすつぬむぶぐかよねだ]|です|せん|ない)$");
  private static final Pattern BARE =
      Pattern.compile("(?:大学|学会|病院|新聞|銀行|省|庁|役所|財団|組合|協会|研究|調査|報告)");

  /** "新聞を読むと、政治家": a clause stands before whoever speaks, or somebody's friend does. */
  private static final Pattern CLAUSE =
      Pattern.compile("(?:[るたいうくすむ]と|ば|ので|ても)、|^(?:友人|友だち|知人|知り合い|近所|私|僕|うち|母|父|兄|姉|隣)の");

  private static final Pattern SUBJECT = Pattern.compile("[\\s　、]*(?:は|も|が|によ|では)");
  private static final Pattern WHO_SAYS =
      Pattern.compile("[」』]?[。、]?(?:と|という(?:こと|の)を)、?(?=[^。「」\\n]{2,60}(?:は|が|も|。))");
  private static final Pattern WHOSE =
      Pattern.compile(
          "[」』]?。?[\\s　]*(?:[、。]?(?:これ|以上|出典|引用元|資料|出所)(?:は|が|も|:|、)*|─+|—+|―+|←|※|[:/=])[\\s　]*(?:「?)((?:[^。「」\\n]|「[^「」\\n]{2,40}」){2,80}?)(?:の(?:言葉|発言|論文|記事|指摘|文章|証言|話|一節)|より|から|による|に書かれて|に(?:よ|載)|に、?(?:はっきり|こう|も|と)*(?:書|載|記|あり)|です|であ|でした|[。)\\n]|$)");
  private static final Pattern STATED =
      Pattern.compile("[」』]?。[\\s　]*([^。「」、\\n]{2,20}(?:、[^。「」\\n]{2,40})?)(?:です|でした|から|より|である)。");

  private final SourceText source;
  private final String text;

  JapaneseSources(SourceText source) {
    this.source = source;
    this.text = source.text();
  }

  /** The words before an offset without those that lead from them to the quotation. */
  private int ending(int at, int from) {
    int end = at;
    for (int again = -1; again != end && end > from; ) {
      again = end;
      for (Pattern ending : SourceWords.ALL.endings()) {
        Matcher matcher = ending.matcher(text).region(Math.max(from, end - 60), end);
        if (matcher.find()) {
          end = matcher.start();
        }
      }
    }
    return end;
  }

  /** The words before an offset that a source would be named by, whether or not one is. */
  @Nullable Span words(int at, int from) {
    int end = ending(at, from);
    Span sentence = source.trim(sentenceBegin(end, from), end);
    sentence = begun(sentence);
    sentence = head(sentence, BY.matcher(text).region(end, at).lookingAt());
    return sentence.length() < SHORTEST || sentence.length() > LONGEST ? null : sentence;
  }

  /** The source named before an offset, or null where the words before name none. */
  @Nullable Span before(int at, int from, boolean reported) {
    Span cited = words(at, from);
    if (cited == null
        || debates(cited)
        || CLAUSE.matcher(text).region(cited.begin(), cited.end()).find()) {
      return null;
    }
    boolean apart = text.substring(cited.end(), at).indexOf('。') >= 0;
    int end = ending(at, from);
    boolean says = apart && PREDICATE.matcher(text).region(cited.begin(), end).find();
    boolean told = end < at && text.charAt(end) != '。';
    if (says && !told) {
      return null;
    }
    boolean subject = SUBJECT.matcher(text).region(cited.end(), at).lookingAt();
    return sourced(cited) || (reported && subject && witness(cited)) ? cited : null;
  }

  /** Who is named behind a quotation as having said it, or null. */
  @Nullable Span after(int at, int to) {
    Matcher says = WHO_SAYS.matcher(text).region(at, to);
    if (says.lookingAt()) {
      return subject(says.end(), Math.min(to, says.end() + SUBJECT_LENGTH));
    }
    Matcher whose = WHOSE.matcher(text).region(at, to);
    if (whose.lookingAt()) {
      boolean open = whose.group(1).contains("(") && !whose.group(1).contains(")");
      int more = open && text.charAt(whose.end(1)) == ')' ? 1 : 0;
      Span who = source.trim(whose.start(1), whose.end(1) + more);
      return !debates(who) && (sourced(who) || witness(who)) ? who : null;
    }
    Matcher stated = STATED.matcher(text).region(at, to);
    if (stated.lookingAt()) {
      Span who = source.trim(stated.start(1), stated.end(1));
      boolean topic = text.substring(who.begin(), who.end()).matches(".*[はがを].*");
      return !topic && !debates(who) && sourced(who) ? who : null;
    }
    return null;
  }

  /** The first words before a particle of the subject that name somebody, or null. */
  private @Nullable Span subject(int begin, int to) {
    for (int at = begin + SHORTEST; at < to && "\n「".indexOf(text.charAt(at)) < 0; at++) {
      boolean particle = "はがも".indexOf(text.charAt(at)) >= 0;
      // "…」と沿岸史研究室(2027)。": whoever is named last needs no particle
      boolean last = text.charAt(at) == '。';
      if (particle || last) {
        Span who = begun(source.trim(begin, at));
        boolean dated = text.substring(who.begin(), who.end()).matches(".*\\d\\d年?\\)?$");
        if (names(who) && !debates(who) && (particle || dated)) {
          return who;
        }
      }
      if (last) {
        break;
      }
    }
    return null;
  }

  private boolean debates(Span words) {
    return SourceWords.ALL.debaters().matcher(text).region(words.begin(), words.end()).find();
  }

  boolean sourced(Span words) {
    String said = text.substring(words.begin(), words.end());
    return SourceWords.ALL.source().matcher(said).find();
  }

  private boolean witness(Span words) {
    String said = text.substring(words.begin(), words.end());
    return SourceWords.ALL.person().matcher(said).find()
        && !SourceWords.ALL.nobody().matcher(said).find();
  }

  /** "大隅先生は二〇三一年の講演で": what stands before "は", where that names somebody. */
  private Span head(Span sentence, boolean by) {
    int depth = 0;
    for (int at = sentence.begin() + 1; at < sentence.end() - 1; at++) {
      char c = text.charAt(at);
      depth += "「『(".indexOf(c) >= 0 ? 1 : "」』)".indexOf(c) >= 0 ? -1 : 0;
      if (depth != 0 || c != 'は') {
        continue;
      }
      Span left = source.trim(sentence.begin(), at);
      Span right = begun(source.trim(at + 1, sentence.end()));
      boolean comma = text.charAt(at + 1) == '、';
      if (by && comma && names(right)) {
        return right.begin() < right.end() && text.charAt(right.begin()) == '、'
            ? source.trim(right.begin() + 1, right.end())
            : right;
      }
      return !by && names(left) ? left : sentence;
    }
    return sentence;
  }

  private boolean names(Span words) {
    String said = text.substring(words.begin(), words.end());
    return (sourced(words) && !BARE.matcher(said).matches()) || witness(words);
  }

  private Span begun(Span words) {
    Span sentence = words;
    for (int round = 0; round < 2; round++) {
      for (Pattern beginning : SourceWords.ALL.beginnings()) {
        Matcher matcher = beginning.matcher(text).region(sentence.begin(), sentence.end());
        boolean rest = matcher.find() && matcher.end() < sentence.end() - SHORTEST;
        if (rest && names(new Span(matcher.end(), sentence.end()))) {
          sentence = source.trim(matcher.end(), sentence.end());
        }
      }
    }
    return sentence;
  }

  private int sentenceBegin(int end, int from) {
    int depth = 0;
    for (int at = end; at > from; at--) {
      char c = text.charAt(at - 1);
      if (c == '」' || c == '』' || c == ')') {
        depth++;
      } else if (c == '「' || c == '『' || c == '(') {
        if (depth == 0 && at < end) {
          return at;
        }
        depth = Math.max(0, depth - 1);
      }
      if (depth == 0 && (c == '。' || c == '\n')) {
        return at;
      }
    }
    return from;
  }
}
