package toron.structure.evidence;

import java.util.regex.Pattern;
import toron.structure.text.EnglishSentence;
import toron.structure.text.Span;

/** Tells titles in quotation marks from quotations. */
final class Titles {
  /** What follows a title in brackets. */
  private static final Pattern ENTITLES =
      Pattern.compile(
          "[」』](?:[(][^()\\n]{1,40}[)])?[、,\\s　]*(?:によ(?:ると|れば|り)|より|から(?:の)?引用|という(?:論文|本|記事|報告|調査|書|題|名)|の(?:中|第|なか)|にお(?:いて|ける)|(?:に|で)(?:は|も)?ね?(?=[、「『])|を引用|(?:19|20)\\d\\d|[二令平][〇和成一]|(?:第?\\d+|[一二三四五六七八九十]+)(?:巻|号|年|版|月))");

  private static final Pattern NOUN = Pattern.compile("[\\p{IsHan}ァ-ヶー\\d]$");
  private static final int LONGEST = 40;
  private static final int SHORTEST = 6;

  private Titles() {}

  /** Whether words between marks are the title of something. */
  static boolean entitles(String text, Span words, int end) {
    char mark = text.charAt(words.begin() - 1);
    if (mark < 0x3000) {
      return EnglishSentence.title(text, words.begin(), words.end()) && words.length() > SHORTEST;
    }
    boolean noun = mark == '『' || NOUN.matcher(text).region(words.begin(), words.end()).find();
    return words.length() <= LONGEST
        && noun
        && ENTITLES.matcher(text).region(words.end(), end).lookingAt();
  }
}
