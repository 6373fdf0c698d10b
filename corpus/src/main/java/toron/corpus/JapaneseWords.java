package toron.corpus;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.ja.JapaneseTokenizer;
import org.apache.lucene.analysis.ja.tokenattributes.PartOfSpeechAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;

/** Japanese text as words with their parts of speech (IPADIC's). */
final class JapaneseWords {
  /** Making one costs as much as a page of text. */
  private static final ThreadLocal<Analyser> ANALYSER =
      ThreadLocal.withInitial(
          () -> {
            JapaneseTokenizer tokenizer =
                new JapaneseTokenizer(null, false, JapaneseTokenizer.Mode.NORMAL);
            return new Analyser(
                tokenizer,
                tokenizer.addAttribute(OffsetAttribute.class),
                tokenizer.addAttribute(PartOfSpeechAttribute.class));
          });

  private record Analyser(
      JapaneseTokenizer tokenizer, OffsetAttribute offset, PartOfSpeechAttribute part) {}

  private JapaneseWords() {}

  /** Java offsets into the text. */
  record Word(int begin, int end, String partOfSpeech) {
    boolean family() {
      return partOfSpeech.endsWith("人名-姓");
    }

    boolean given() {
      return partOfSpeech.endsWith("人名-名");
    }

    boolean person() {
      return partOfSpeech.contains("人名");
    }

    boolean proper() {
      return partOfSpeech.contains("固有名詞");
    }
  }

  static List<Word> of(String text) {
    List<Word> words = new ArrayList<>();
    Analyser analyser = ANALYSER.get();
    try {
      JapaneseTokenizer tokenizer = analyser.tokenizer();
      tokenizer.setReader(new StringReader(text));
      tokenizer.reset();
      while (tokenizer.incrementToken()) {
        words.add(
            new Word(
                analyser.offset().startOffset(),
                analyser.offset().endOffset(),
                analyser.part().getPartOfSpeech()));
      }
      tokenizer.end();
      tokenizer.close();
    } catch (IOException e) {
      ANALYSER.remove();
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
