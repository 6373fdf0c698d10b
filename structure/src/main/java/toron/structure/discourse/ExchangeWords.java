package toron.structure.discourse;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toron.files.Config;
import toron.structure.text.EnglishSentence;
import toron.structure.text.Resources;
import toron.structure.text.Span;

/** What is said around questions and answers: {@code exchanges.yaml}. */
public final class ExchangeWords {
  private static final Words ALL = load();
  private static final String STOPS = "。?!";
  private static final String CLOSERS = "」』)\"”";

  private ExchangeWords() {}

  private record Words(
      Pattern asks,
      Pattern agrees,
      Pattern courtesies,
      Pattern asides,
      Pattern announces,
      Pattern asksFirst,
      Pattern procedure,
      Pattern takes,
      Pattern interrupts,
      Pattern audience) {}

  private record File(
      @JsonProperty(required = true) String asks,
      @JsonProperty(required = true) String agrees,
      @JsonProperty(required = true) String courtesies,
      @JsonProperty(required = true) String asides,
      @JsonProperty(required = true) String announces,
      @JsonProperty(required = true) String asksFirst,
      @JsonProperty(required = true) String procedure,
      @JsonProperty(required = true) String takes,
      @JsonProperty(required = true) String interrupts,
      @JsonProperty(required = true) String audience) {}

  private static Words load() {
    String resource = "exchanges.yaml";
    File file = Config.parse(resource, Resources.read(ExchangeWords.class, resource), File.class);
    return new Words(
        words(file.asks()),
        words(file.agrees()),
        words("(?:" + file.courtesies() + ")[。.!?、,]*"),
        words("(?:" + file.asides() + ")[。.!、,]*"),
        words("(?:" + file.announces() + ")[。.!、,]*"),
        words(file.asksFirst()),
        words(file.procedure()),
        words("(?:" + file.takes() + ")[。.?!、,]*"),
        words(file.interrupts()),
        words(file.audience()));
  }

  private static Pattern words(String pattern) {
    return Pattern.compile(pattern, Pattern.CASE_INSENSITIVE);
  }

  /** Sentences, over the ends of lines where a line ends within one. */
  public static List<Span> sentences(String text, Span words) {
    List<Span> sentences = new ArrayList<>();
    int begin = words.begin();
    int depth = 0;
    for (int at = words.begin(); at < words.end(); at++) {
      char c = text.charAt(at);
      depth += "「『".indexOf(c) >= 0 ? 1 : "」』".indexOf(c) >= 0 && depth > 0 ? -1 : 0;
      boolean inside = depth > 0 && begin > words.begin() - 1 && text.charAt(begin) != '「';
      if (!inside && ends(text, at, words.end())) {
        int stop = at + 1;
        while (stop < words.end() && (STOPS + CLOSERS).indexOf(text.charAt(stop)) >= 0) {
          stop++;
        }
        add(text, sentences, begin, stop);
        begin = stop;
        depth = 0;
        at = stop - 1;
      }
    }
    add(text, sentences, begin, words.end());
    return sentences;
  }

  private static boolean ends(String text, int at, int end) {
    char c = text.charAt(at);
    if (c == '。') {
      return true;
    }
    if (c == '\n') {
      return at > 0 && (STOPS + CLOSERS + ".").indexOf(text.charAt(at - 1)) >= 0;
    }
    if (c != '?' && c != '!' && c != '.') {
      return false;
    }
    boolean gap = at + 1 >= end || " \n\u3000\"”)」".indexOf(text.charAt(at + 1)) >= 0;
    boolean wide = text.charAt(at) != '.' && at > 0 && text.charAt(at - 1) > 0x2fff;
    return wide || (gap && (c != '.' || !EnglishSentence.abbreviated(text, at)));
  }

  private static void add(String text, List<Span> sentences, int begin, int end) {
    int b = begin;
    int e = end;
    while (b < e && blank(text.charAt(b))) {
      b++;
    }
    while (e > b && blank(text.charAt(e - 1))) {
      e--;
    }
    if (b < e) {
      sentences.add(new Span(b, e));
    }
  }

  private static boolean blank(char c) {
    return Character.isWhitespace(c) || c == '\u3000';
  }

  /** Whether any of the sentences asks. */
  public static boolean asks(String text, Span words) {
    return sentences(text, words).stream().anyMatch(s -> sentenceAsks(text, s));
  }

  public static boolean sentenceAsks(String text, Span sentence) {
    return find(ALL.asks(), text, sentence) || find(ALL.agrees(), text, sentence);
  }

  /** As {@link #sentenceAsks}, but not where it only seeks agreement. */
  public static boolean plainlyAsks(String text, Span sentence) {
    return find(ALL.asks(), text, sentence);
  }

  public static boolean courtesy(String text, Span sentence) {
    return matches(ALL.courtesies(), text, sentence);
  }

  static boolean aside(String text, Span sentence) {
    return matches(ALL.asides(), text, sentence) || courtesy(text, sentence);
  }

  public static boolean announces(String text, Span sentence) {
    return matches(ALL.announces(), text, sentence) || aside(text, sentence);
  }

  public static boolean procedure(String text, Span sentence) {
    return find(ALL.procedure(), text, sentence);
  }

  public static boolean takes(String text, Span sentence) {
    return matches(ALL.takes(), text, sentence);
  }

  /** Whether a label is that of somebody in the hall. */
  public static boolean audience(String label) {
    return ALL.audience().matcher(label).find();
  }

  public static Pattern interrupts() {
    return ALL.interrupts();
  }

  /** Where the question itself begins in a sentence that asks to ask. */
  public static int questionBegin(String text, Span words) {
    Matcher first = ALL.asksFirst().matcher(text).region(words.begin(), words.end());
    return first.find() ? first.end() : words.begin();
  }

  /** Without thanks, greetings and the like at both ends; empty where nothing else is said. */
  public static Span essence(String text, Span words) {
    List<Span> sentences = sentences(text, words);
    int first = 0;
    int last = sentences.size();
    while (first < last && courtesy(text, sentences.get(first))) {
      first++;
    }
    while (last > first && courtesy(text, sentences.get(last - 1))) {
      last--;
    }
    while (first < last - 1 && aside(text, sentences.get(first))) {
      first++;
    }
    return first == last
        ? new Span(words.begin(), words.begin())
        : new Span(sentences.get(first).begin(), sentences.get(last - 1).end());
  }

  private static boolean find(Pattern pattern, String text, Span span) {
    return pattern.matcher(text).region(span.begin(), span.end()).find();
  }

  private static boolean matches(Pattern pattern, String text, Span span) {
    return pattern.matcher(text).region(span.begin(), span.end()).matches();
  }
}
