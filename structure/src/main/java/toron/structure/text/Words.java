package toron.structure.text;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.BaseFormAttribute;
import org.apache.lucene.analysis.ja.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.jspecify.annotations.Nullable;

/**
 * The words of a text that carry its content: stems in English, base forms of nouns, verbs and
 * adjectives in Japanese. The Japanese dictionary is loaded when Japanese is first met.
 */
public final class Words {
  private static final Set<String> PLAIN =
      Set.of(
          "する", "ある", "いる", "なる", "こと", "もの", "これ", "それ", "ため", "よう", "の", "ん", "思う", "言う", "という",
          "できる", "れる", "られる", "ない", "さん", "的", "点", "つ", "我々", "私", "私たち", "方", "中", "場合", "以上",
          "次", "何");
  private static final ThreadLocal<@Nullable Words> MINE = new ThreadLocal<>();

  /** The same sentence is asked for by several signs of one debate. */
  private static final int REMEMBERED = 4096;

  private final Analyzer english = new EnglishAnalyzer();
  private final Map<String, List<String>> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<String>> eldest) {
          return size() > REMEMBERED;
        }
      };
  private @Nullable JapaneseTokenizer japanese;

  private Words() {}

  /** The words of a text, in order, with repetitions. */
  public static List<String> of(String text) {
    Words words = MINE.get();
    if (words == null) {
      words = new Words();
      MINE.set(words);
    }
    List<String> known = words.remembered.get(text);
    if (known != null) {
      return known;
    }
    try {
      List<String> found =
          japanese(text) ? words.japanese(new StringReader(text)) : words.english(text);
      words.remembered.put(text, List.copyOf(found));
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e); // reading from a string
    }
  }

  static boolean japanese(String text) {
    return text.codePoints()
        .anyMatch(c -> (c >= 0x3040 && c <= 0x30ff) || (c >= 0x4e00 && c <= 0x9fff));
  }

  private List<String> english(String text) throws IOException {
    List<String> found = new ArrayList<>();
    try (TokenStream stream = english.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        found.add(term.toString());
      }
      stream.end();
    }
    return found;
  }

  private List<String> japanese(StringReader reader) throws IOException {
    JapaneseTokenizer tokenizer = japanese;
    if (tokenizer == null) {
      tokenizer = new JapaneseTokenizer(null, true, JapaneseTokenizer.Mode.SEARCH);
      japanese = tokenizer;
    }
    List<String> found = new ArrayList<>();
    CharTermAttribute term = tokenizer.getAttribute(CharTermAttribute.class);
    BaseFormAttribute base = tokenizer.getAttribute(BaseFormAttribute.class);
    PartOfSpeechAttribute part = tokenizer.getAttribute(PartOfSpeechAttribute.class);
    tokenizer.setReader(reader);
    tokenizer.reset();
    while (tokenizer.incrementToken()) {
      String form = base.getBaseForm() == null ? term.toString() : base.getBaseForm();
      String kind = part.getPartOfSpeech();
      boolean content =
          kind != null
              && (kind.startsWith("名詞") || kind.startsWith("動詞-自立") || kind.startsWith("形容詞-自立"))
              && !kind.startsWith("名詞-非自立");
      if (content && !PLAIN.contains(form)) {
        found.add(form.toLowerCase(java.util.Locale.ROOT));
      }
    }
    tokenizer.end();
    tokenizer.close();
    return found;
  }
}
