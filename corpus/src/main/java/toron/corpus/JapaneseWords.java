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
    try (JapaneseTokenizer tokenizer =
        new JapaneseTokenizer(null, false, JapaneseTokenizer.Mode.NORMAL)) {
      OffsetAttribute offset = tokenizer.addAttribute(OffsetAttribute.class);
      PartOfSpeechAttribute part = tokenizer.addAttribute(PartOfSpeechAttribute.class);
      tokenizer.setReader(new StringReader(text));
      tokenizer.reset();
      while (tokenizer.incrementToken()) {
        words.add(new Word(offset.startOffset(), offset.endOffset(), part.getPartOfSpeech()));
      }
      tokenizer.end();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return words;
  }
}
