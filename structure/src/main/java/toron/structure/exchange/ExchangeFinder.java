package toron.structure.exchange;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import toron.structure.discourse.ExchangeWords;
import toron.structure.discourse.Paragraphs;
import toron.structure.exchange.ExchangeParts.Part;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/** Questions and answers of a cross-examination. */
public final class ExchangeFinder {
  private static final int EARLY = 6;

  private final SourceText source;
  private final String text;
  private final String known;

  /**
   * @param known labels and names of all speeches: whose they are may ask and answer
   */
  public ExchangeFinder(SourceText source, String known) {
    this.source = source;
    this.known = known;
    this.text = source.text();
  }

  /** One question with its answer, if there is one. */
  public record Found(Span question, @Nullable Span answer) {}

  public List<Found> find(Span body) {
    List<Part> parts = new ArrayList<>();
    for (Part part : new ExchangeParts(source, body, known).read()) {
      Span words = announced(ExchangeWords.essence(text, part.words()));
      boolean remark =
          Paragraphs.STAGE.matcher(text.substring(words.begin(), words.end())).matches();
      if (words.length() > 0 && !remark) {
        parts.add(new Part(part.who(), words));
      }
    }
    return parts.size() < 2 ? List.of() : pairs(parts);
  }

  /** Without "I have two questions." and the like before what is asked. */
  private Span announced(Span words) {
    List<Span> sentences = ExchangeWords.sentences(text, words);
    int first = 0;
    while (first + 1 < sentences.size()
        && ExchangeWords.announces(text, sentences.get(first))
        && ExchangeWords.asks(text, new Span(sentences.get(first + 1).begin(), words.end()))) {
      first++;
    }
    return first == 0 ? words : new Span(sentences.get(first).begin(), words.end());
  }

  /** The one who asks goes on asking until the other asks back and is answered. */
  private List<Found> pairs(List<Part> parts) {
    List<Found> found = new ArrayList<>();
    Set<String> askers = new HashSet<>(Set.of(asker(parts)));
    @Nullable Part question = null;
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      boolean own = question != null && question.who().equals(part.who());
      if (question == null || own) {
        if (asks(part) || askers.contains(part.who())) {
          if (question != null) {
            found.add(new Found(question.words(), null));
          }
          question = part;
        }
        continue;
      }
      Span back = back(parts, i);
      if (back == null) {
        found.add(new Found(question.words(), part.words()));
        question = null;
      } else {
        if (back.begin() > part.words().begin()) {
          Span answer = source.trim(part.words().begin(), back.begin());
          found.add(new Found(question.words(), answered(answer)));
        }
        askers.clear();
        askers.add(part.who());
        question = new Part(part.who(), ExchangeWords.essence(text, back));
      }
    }
    if (question != null && asks(question)) {
      found.add(new Found(question.words(), null));
    }
    return found;
  }

  private Span answered(Span answer) {
    Span words = ExchangeWords.essence(text, answer);
    return words.length() == 0 ? answer : words;
  }

  /**
   * Where an answer turns into a question of one's own, which the asker answers: null where it does
   * not. Only voices with names change roles.
   */
  private @Nullable Span back(List<Part> parts, int i) {
    Part part = parts.get(i);
    boolean lettered = part.who().equals(ExchangeParts.ANSWERING) && voices(parts) <= 2;
    boolean labels = parts.stream().anyMatch(p -> p.who().equals(ExchangeParts.ASKING));
    if ((lettered && labels) || i + 2 >= parts.size()) {
      return null;
    }
    List<Span> sentences = ExchangeWords.sentences(text, part.words());
    int first = sentences.size();
    while (first > 0 && ExchangeWords.plainlyAsks(text, sentences.get(first - 1))) {
      first--;
    }
    boolean turns =
        first < sentences.size()
            && !asks(parts.get(i + 1))
            && parts.get(i + 2).who().equals(part.who())
            && asks(parts.get(i + 2));
    boolean whole = first == 0 && asks(parts.get(i - 1));
    return turns && !whole ? new Span(sentences.get(first).begin(), part.words().end()) : null;
  }

  private static long voices(List<Part> parts) {
    return parts.stream().map(Part::who).distinct().count();
  }

  private boolean asks(Part part) {
    return ExchangeWords.asks(text, part.words());
  }

  /** Who asks first: the voice of the first question, or with two voices the one that asks more. */
  private String asker(List<Part> parts) {
    String first = parts.stream().filter(this::asks).map(Part::who).findFirst().orElse("");
    if (voices(parts) != 2 || first.isEmpty()) {
      return first.isEmpty() ? parts.get(0).who() : first;
    }
    if (parts.stream().anyMatch(p -> p.who().equals(ExchangeParts.ASKING))) {
      return ExchangeParts.ASKING;
    }
    List<Part> early = parts.stream().limit(EARLY).toList();
    long ofFirst = early.stream().filter(p -> p.who().equals(first) && asks(p)).count();
    long ofOthers = early.stream().filter(p -> !p.who().equals(first) && asks(p)).count();
    String other =
        parts.stream().map(Part::who).filter(w -> !w.equals(first)).findFirst().orElse(first);
    return ofOthers > ofFirst + 1 ? other : first;
  }
}
