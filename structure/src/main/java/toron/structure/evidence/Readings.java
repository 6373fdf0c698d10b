package toron.structure.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import toron.structure.discourse.ExchangeWords;
import toron.structure.text.EnglishSentence;
import toron.structure.text.SourceText;
import toron.structure.text.Span;

/**
 * English quotations that nothing but a citation with its year and a colon opens: they go on until
 * a sentence speaks to the hall again.
 */
final class Readings {
  private static final Pattern OPENS =
      Pattern.compile(
          ": (?=\\p{Ll})| (?:says|said|writes|wrote|found), and (?:I|we) (?:wrote|noted|have|took)\\b[^,\\n]{0,25}, (?=\\p{L})|(?::|,? (?:says|reads|writes|finds|found|explains|states),?) (?=\\p{Lu})|, (?:says|reads|writes|finds|found|and I wrote it down), (?!and )(?=\\p{Ll})");
  private static final Pattern SPEAKS =
      Pattern.compile(
          "(?:So|Your|You|We|Our|I|My|That|This|These|Those|But|And|Now|Extend|In other words|It means|They|Their|He|She|Not|If|There|Which|What|Why|How|Then|Here|Both|Ms|Mr|Please|Ladies|[\\w-]+ (?:days|years|percent|per cent|dollars)[.!])\\b");
  private static final Pattern NAME_WITHIN = Pattern.compile(" \\p{Lu}\\p{L}");
  private static final int MOST = 3;
  private static final int NEAR = 3;
  private static final int LEAST = 30;

  private final String text;
  private final EnglishSources english;

  Readings(SourceText source) {
    this.text = source.text();
    this.english = new EnglishSources(source);
  }

  List<EvidenceFinder.Found> find(Span body) {
    List<EvidenceFinder.Found> found = new ArrayList<>();
    Matcher opens = OPENS.matcher(text).region(body.begin(), body.end());
    while (opens.find()) {
      Span citation = citation(opens, body.begin());
      Span quote = citation == null ? null : quote(opens.end(), body.end());
      if (citation != null && quote != null) {
        Span whole = new Span(citation.begin(), quote.end());
        found.add(new EvidenceFinder.Found(quote, citation, whole));
      }
    }
    return found;
  }

  private @Nullable Span citation(Matcher opens, int from) {
    int end = opens.start();
    int begin = EnglishSentence.begin(text, end, from);
    Span named = english.last(begin, end);
    if (named == null || end - named.end() > NEAR) {
      return null;
    }
    String opening = opens.group().strip();
    boolean dated = english.dated(named) && Character.isUpperCase(text.charAt(opens.end()));
    // "A survey by the Dune Trust: …": the sentence does nothing but name it
    boolean alone =
        opening.equals(":")
            && named.begin() <= begin + 1
            && named.equals(english.institution(begin, end))
            && NAME_WITHIN.matcher(text).region(named.begin(), named.end()).find();
    // "Dr Hale, Tide Review, writes, …": commas stand for the marks
    return dated || alone || opening.matches(".*,.*,") ? named : null;
  }

  private @Nullable Span quote(int begin, int to) {
    int newline = text.indexOf('\n', begin);
    int end = newline < 0 ? to : Math.min(to, newline);
    int stop = begin;
    int count = 0;
    int most = Character.isLowerCase(text.charAt(begin)) ? 1 : MOST;
    for (Span sentence : ExchangeWords.sentences(text, new Span(begin, end))) {
      boolean speaks = SPEAKS.matcher(text).region(sentence.begin(), sentence.end()).lookingAt();
      if (count == most || (count > 0 && speaks)) {
        break;
      }
      stop = sentence.end();
      count++;
    }
    boolean marked = text.substring(begin, stop).matches("(?s).*[“”\"].*");
    return stop - begin < LEAST || marked ? null : new Span(begin, stop);
  }
}
