package toron.structure.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.discourse.ExchangeWords;
import toron.structure.exchange.ExchangeFinder.Found;
import toron.structure.text.Brackets;
import toron.structure.text.SourceText;
import toron.structure.text.SourceText.TextLine;
import toron.structure.text.Span;

/** Points of information: questions that others put within a speech. */
public final class Interruptions {
  private static final Pattern BRACKETED =
      Pattern.compile("[(\\[〔【<〈]([^()\\[\\]〔〕【】<>〈〉\\n]{8,400})[)\\]〕】>〉]");
  private static final Pattern LABEL =
      Pattern.compile(
          "[\\s　○◯◆◇・]*([^\\s　:。、「」?!()]{1,20}(?: [^\\s　:。、「」?!()]{1,20}){0,4})[\\s　]*(?:[(][^)]{1,20}[)])?:[\\s　]*");
  private static final Pattern SECOND =
      Pattern.compile(
          "(?<=[。?!」か])[\\s　]*(?:([^\\s　:。、「」?!]{1,14}(?: [^\\s　:。、「」?!]{1,14})?)(?::[\\s　]*|(?=「))|[―─—–]+[\\s　]*|(?:→|⇒|->|/)[\\s　]*)");
  private static final Pattern DASH = VoiceMarks.DASH;
  private static final Pattern PUT =
      Pattern.compile(
          "(?:(?:A (?:question|point)(?: of information)? )?[Ff]rom (?:the )?[\\p{Lu}][^.?!:]{1,40}[:.]|[^\\s　:。、]{1,10}(?:から|より)(?:の?質問)?:)[\\s　]*(?=\\S)");
  private static final Pattern ASKED_BY =
      Pattern.compile(
          "[\\s　]*(?:[(][^()]{3,40}[)])?|,? (?:asked|said|from) [^.?!]{2,60}\\.?| That was [^.?!]{2,40}\\.");
  private static final Pattern PARTY = Pattern.compile("[^\\s　:「。、]{1,8}(?:から|より)の?[\\s　]*");
  private static final Pattern POINT =
      Pattern.compile(
          "(?i)(?:a |on a )?(?:point(?: of information)?|POI)\\b[^?]{0,50}|POI[^?]{0,20}"
              + "|[~(\\[]*[^\\n]{0,30}\\b(?:points? of information|POI)\\b[^\\n]{0,30}"
              + "|[~(\\[]*[^\\n]{2,30} (?:rises|stands(?: up)?)[.,]?(?: (?:accepted|yes|go ahead|taken))?[.)\\]]*");
  private static final Pattern NAMED =
      Pattern.compile(PUT.pattern() + "|[^\\s　:。、?!]{1,20}(?: [^\\s　:。、?!]{1,20})?:[\\s　]*(?=\\S)");
  private static final Pattern ARROW = Pattern.compile("(?:→|⇒|⇨|➡|->|=>)[\\s　]*");
  private static final Pattern CALLED =
      Pattern.compile("[(「【]?([^\\s　:。、「」?!()]{1,10})[)」】]?[\\s　:]+(?=\\S)");
  private static final int TAKEN = 60;
  private static final int QUESTION = 220;
  private static final int FIRST = 3;
  private static final Pattern FROM = Pattern.compile("[\\s　]*[(][^()]{1,20}[)][\\s　:]*(?=\\S)");

  private final SourceText source;
  private final String text;
  private final String known;

  /**
   * @param known labels and names of all speeches: whose they are may interrupt
   */
  public Interruptions(SourceText source, String known) {
    this.source = source;
    this.text = source.text();
    this.known = known;
  }

  public List<Found> find(Span body) {
    List<Found> found = new ArrayList<>();
    List<Span> lines = new ArrayList<>();
    for (TextLine line : source.lines()) {
      Span words =
          source.trim(Math.max(line.begin(), body.begin()), Math.min(line.end(), body.end()));
      if (line.begin() < body.end() && line.end() > body.begin() && words.length() > 0) {
        lines.add(words);
      }
    }
    for (int i = 0; i < lines.size(); i++) {
      Found whole = bracketed(lines, i);
      Found run = whole == null ? taken(lines.get(i)) : whole;
      Found point = run == null ? point(lines, i) : run;
      if (point != null) {
        found.add(point);
      }
    }
    List<Found> marked = new ArrayList<>();
    marked(lines, marked);
    arrows(lines, marked);
    for (Found next : marked) {
      if (found.stream().noneMatch(f -> f.question().overlaps(next.question()))) {
        found.add(next);
      }
    }
    found.sort(Comparator.comparingInt(f -> f.question().begin()));
    return found;
  }

  /** A point in a paragraph, answered there or in the next one. */
  private @Nullable Found point(List<Span> lines, int i) {
    Found point = new PointsTaken(source).find(lines.get(i));
    if (point == null || point.answer() != null) {
      return point;
    }
    if (i + 1 >= lines.size()) {
      return null;
    }
    Span next = lines.get(i + 1);
    int label = label(next);
    Matcher dash = DASH.matcher(text).region(next.begin(), next.end());
    int begin = dash.lookingAt() ? dash.end() : Math.max(label, next.begin());
    Span answer = ExchangeWords.essence(text, source.trim(begin, next.end()));
    return answer.length() == 0 ? null : new Found(point.question(), answer);
  }

  /** "→小田 …か。" and below it "⇒…": two lines that arrows open. */
  private void arrows(List<Span> lines, List<Found> found) {
    for (int i = 0; i + 1 < lines.size(); i++) {
      Matcher put = ARROW.matcher(text).region(lines.get(i).begin(), lines.get(i).end());
      Matcher back = ARROW.matcher(text).region(lines.get(i + 1).begin(), lines.get(i + 1).end());
      if (put.lookingAt() && back.lookingAt()) {
        Matcher name = CALLED.matcher(text).region(put.end(), lines.get(i).end());
        boolean called = name.lookingAt() && speaks(name.group(1));
        Span question = source.trim(called ? name.end() : put.end(), lines.get(i).end());
        boolean other = text.charAt(put.start()) != text.charAt(back.start());
        if (called || (other && ExchangeWords.asks(text, question))) {
          found.add(new Found(question, source.trim(back.end(), lines.get(i + 1).end())));
          i++;
        }
      }
    }
  }

  /** Lines behind a dash or the label of another: a question, and in the next line its answer. */
  private void marked(List<Span> lines, List<Found> found) {
    @Nullable Span question = null;
    boolean dashed = false;
    boolean taken = false;
    for (Span line : lines) {
      Found both = question == null && taken ? both(line) : null;
      if (both != null) {
        found.add(both);
        taken = false;
        continue;
      }
      Span put = question == null ? put(line, taken) : null;
      taken =
          line.length() <= TAKEN
              && (ExchangeWords.takes(text, line)
                  || POINT.matcher(text.substring(line.begin(), line.end())).matches());
      if (put != null) {
        question = put;
        dashed = false;
        continue;
      }
      Matcher dash = DASH.matcher(text).region(line.begin(), line.end());
      boolean opens = dash.lookingAt() && dash.end() < line.end();
      int label = opens ? -1 : label(line);
      Span words =
          opens
              ? source.trim(dash.end(), line.end())
              : label < 0 ? line : source.trim(label, line.end());
      Span said = ExchangeWords.essence(text, words);
      boolean marked = opens || label >= 0;
      Matcher second = SECOND.matcher(text).region(said.begin(), said.end());
      if (label >= 0 && second.find() && second.end() < said.end()) {
        Span asked = source.trim(said.begin(), second.start());
        if (ExchangeWords.asks(text, asked)) {
          found.add(new Found(asked, source.trim(second.end(), said.end())));
          question = null;
          continue;
        }
      }
      boolean answers = question != null && said.length() > 0 && (!dashed || opens);
      if (answers && question != null) {
        found.add(new Found(question, said));
        question = null;
      } else if (marked && said.length() > 0 && ExchangeWords.asks(text, said)) {
        question = said;
        dashed = opens;
      } else if (!marked) {
        question = null;
      }
    }
  }

  /** Behind "(Point of information from Reed.)" a paragraph may ask and answer. */
  private @Nullable Found both(Span line) {
    List<Span> sentences = ExchangeWords.sentences(text, line);
    boolean asks = sentences.size() > 2 && ExchangeWords.plainlyAsks(text, sentences.get(0));
    return asks && !ExchangeWords.plainlyAsks(text, sentences.get(1))
        ? new Found(sentences.get(0), sentences.get(1))
        : null;
  }

  /** "From St Agnes: …?", or a question alone on its line behind "Yes, I'll have that one.". */
  private @Nullable Span put(Span line, boolean taken) {
    Matcher from = (taken ? NAMED : PUT).matcher(text).region(line.begin(), line.end());
    Span words = from.lookingAt() ? source.trim(from.end(), line.end()) : line;
    int mark = text.lastIndexOf('?', words.end() - 1);
    boolean behind =
        mark > words.begin() && ASKED_BY.matcher(text).region(mark + 1, words.end()).matches();
    Span question = behind ? new Span(words.begin(), mark + 1) : words;
    boolean named = words.begin() > line.begin() || (behind && mark + 1 < words.end());
    boolean brief = line.length() <= QUESTION;
    return brief && (taken || named) && ExchangeWords.plainlyAsks(text, question) ? question : null;
  }

  /** Where the words begin behind the label of somebody who debates here, or -1. */
  private int label(Span line) {
    Matcher word = ExchangeWords.interrupts().matcher(text).region(line.begin(), line.end());
    Matcher from = FROM.matcher(text).region(line.begin(), line.end());
    if (word.lookingAt() && from.region(word.end(), line.end()).lookingAt()) {
      return from.end();
    }
    Matcher label = LABEL.matcher(text).region(line.begin(), line.end());
    if (!label.lookingAt() || label.end() >= line.end()) {
      return -1;
    }
    return speaks(label.group(1)) ? label.end() : -1;
  }

  private boolean speaks(String label) {
    if (ExchangeWords.interrupts().matcher(label).find()) {
      return true;
    }
    for (String word : label.split("[\\s　]+")) {
      String bare = word.replaceAll("^(?:Mr|Ms|Mrs|Dr|Miss)\\.?$|(?:さん|君|氏|議員|党首|総理)$", "");
      if (!bare.isEmpty() && !known.contains(bare)) {
        return false;
      }
    }
    return true;
  }

  /** "(POI 野党:…? 首相:…)", "[Opposition: …? — …]". */
  private @Nullable Found bracketed(List<Span> lines, int i) {
    Span line = lines.get(i);
    Matcher bracket = BRACKETED.matcher(text).region(line.begin(), line.end());
    while (bracket.find()) {
      Span inside = new Span(bracket.start(1), bracket.end(1));
      int begin = opening(inside);
      if (begin < 0) {
        continue;
      }
      Matcher second = SECOND.matcher(text).region(begin, inside.end());
      if (second.find() && second.end() < inside.end()) {
        Span question = bare(source.trim(begin, second.start()));
        Span answer = bare(source.trim(second.end(), inside.end()));
        return ExchangeWords.asks(text, question) ? new Found(question, answer) : null;
      }
      Span question = bare(source.trim(begin, inside.end()));
      Span answer = behind(lines, i, inside);
      return answer != null && ExchangeWords.asks(text, question)
          ? new Found(question, answer)
          : null;
    }
    return null;
  }

  /** The rest of a paragraph that a question in brackets opens, or the next paragraph. */
  private @Nullable Span behind(List<Span> lines, int i, Span inside) {
    Span line = lines.get(i);
    Span rest = source.trim(Math.min(line.end(), inside.end() + 1), line.end());
    if (rest.length() == 0) {
      return i + 1 < lines.size() ? ExchangeWords.essence(text, lines.get(i + 1)) : null;
    }
    List<Span> sentences = ExchangeWords.sentences(text, rest);
    boolean opens = inside.begin() - 1 == line.begin() || sentences.size() <= 2;
    return opens ? rest : sentences.get(0);
  }

  /** Behind "POI", "POI from OO:", "野党:"; -1 where the bracket is something else. */
  private int opening(Span inside) {
    Matcher party = PARTY.matcher(text).region(inside.begin(), inside.end());
    int begin = party.lookingAt() ? party.end() : inside.begin();
    Matcher word = ExchangeWords.interrupts().matcher(text).region(begin, inside.end());
    if (word.lookingAt()) {
      begin = word.end();
      Matcher rest =
          Pattern.compile(
                  "[\\s　]*(?:(?:from|by)? ?[^:。?!「]{0,24}:|[^\\s　:。?!「]{0,12}(?=「))?[\\s　、.—–-]*")
              .matcher(text)
              .region(begin, inside.end());
      return rest.lookingAt() ? rest.end() : begin;
    }
    Matcher label = LABEL.matcher(text).region(inside.begin(), inside.end());
    return label.lookingAt() && speaks(label.group(1)) ? label.end() : -1;
  }

  private Span bare(Span words) {
    boolean quoted =
        words.length() > 2
            && "「\"“".indexOf(text.charAt(words.begin())) >= 0
            && Brackets.close(text, words.begin(), words.end()) == words.end() - 1;
    return quoted ? new Span(words.begin() + 1, words.end() - 1) : words;
  }

  /** "芦名さん、はい。…か。…": who is called asks, and the rest of the paragraph answers. */
  private @Nullable Found taken(Span line) {
    List<Span> sentences = ExchangeWords.sentences(text, line);
    int first = 0;
    while (first < Math.min(FIRST, sentences.size()) && takes(sentences.get(first), first)) {
      first++;
    }
    if (first == 0 || first + 1 >= sentences.size()) {
      return null;
    }
    int last = first;
    int most = Math.min(first + 2, sentences.size() - 1);
    while (last < most && ExchangeWords.plainlyAsks(text, sentences.get(last))) {
      last++;
    }
    boolean agrees = last == first && ExchangeWords.sentenceAsks(text, sentences.get(first));
    last += agrees ? 1 : 0;
    if (last == first || last >= sentences.size()) {
      return null;
    }
    Span question = new Span(sentences.get(first).begin(), sentences.get(last - 1).end());
    return new Found(question, new Span(sentences.get(last).begin(), line.end()));
  }

  private boolean takes(Span sentence, int index) {
    boolean takes = ExchangeWords.takes(text, sentence);
    return takes && (index > 0 || sentence.length() > 2);
  }
}
