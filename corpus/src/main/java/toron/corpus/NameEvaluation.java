package toron.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toron.files.BadDataException;
import toron.structure.debate.Debate;
import toron.structure.debate.Location;

/**
 * How many private names of a marked text lose their name, and how many public ones keep it. A line
 * is a language, a tab and a text: <code>[[…]]</code> marks the name of a private person, school or
 * team, <code>((…))</code> that of a public figure or cited author; lines that begin with # are
 * left out. There is no roster: what rosters name is always found.
 */
public final class NameEvaluation {
  private static final Pattern MARK = Pattern.compile("\\[\\[(.+?)]]|\\(\\((.+?)\\)\\)");

  private NameEvaluation() {}

  /**
   * Of the marked names of one language, how many came out right.
   *
   * @param hidden private names that are gone, of {@code priv}
   * @param listed private names that stayed and are on the list for a person to check
   * @param kept public names that stayed, of {@code pub}
   * @param others replacements of what is no name
   */
  public record Score(long hidden, long listed, long priv, long kept, long pub, long others) {
    static final Score NONE = new Score(0, 0, 0, 0, 0, 0);

    Score plus(Score o) {
      return new Score(
          hidden + o.hidden,
          listed + o.listed,
          priv + o.priv,
          kept + o.kept,
          pub + o.pub,
          others + o.others);
    }

    /** The share of private names that are gone. */
    public double recall() {
      return priv == 0 ? 1 : hidden / (double) priv;
    }

    /** The share of replacements that hit a private name. */
    public double precision() {
      long all = hidden + (pub - kept) + others;
      return all == 0 ? 1 : hidden / (double) all;
    }
  }

  /**
   * The result.
   *
   * @param wrong names that stayed or went and should not have, with their lines
   */
  public record Report(Map<String, Score> languages, List<String> wrong) {
    public Report {
      wrong = List.copyOf(wrong);
    }
  }

  /**
   * Measures a marked file.
   *
   * @throws BadDataException with file and line when a line has no language or no mark is closed
   */
  public static Report of(Path file) throws IOException {
    Map<String, Score> languages = new TreeMap<>();
    List<String> wrong = new ArrayList<>();
    List<String> lines = Files.readAllLines(file);
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      int tab = line.indexOf('\t');
      if (tab < 0) {
        throw BadDataException.at(file, i + 1, "no tab after the language");
      }
      languages.merge(
          line.substring(0, tab),
          line(line.substring(0, tab), line.substring(tab + 1), i + 1, wrong),
          Score::plus);
    }
    return new Report(languages, wrong);
  }

  /** A marked name, code points of the text without marks. */
  private record Marked(int begin, int end, boolean priv, String name) {
    boolean touches(Replacement r) {
      return r.begin() < end && begin < r.end();
    }
  }

  private static Score line(String language, String marked, int number, List<String> wrong) {
    StringBuilder text = new StringBuilder();
    List<Marked> names = new ArrayList<>();
    Matcher mark = MARK.matcher(marked);
    int from = 0;
    while (mark.find()) {
      text.append(marked, from, mark.start());
      String name = mark.group(1) == null ? mark.group(2) : mark.group(1);
      int begin = text.codePointCount(0, text.length());
      text.append(name);
      int end = text.codePointCount(0, text.length());
      names.add(new Marked(begin, end, mark.group(1) != null, name));
      from = mark.end();
    }
    text.append(marked, from, marked.length());
    Pseudonyms.Result result = Pseudonyms.apply(debate(language, text.toString()), Set.of());
    List<Replacement> replaced = result.replacements();
    Score score = Score.NONE;
    for (Marked name : names) {
      boolean gone =
          replaced.stream().anyMatch(r -> r.begin() <= name.begin() && name.end() <= r.end());
      boolean touched = replaced.stream().anyMatch(name::touches);
      score =
          score.plus(
              name.priv()
                  ? new Score(gone ? 1 : 0, !gone && listed(name, result) ? 1 : 0, 1, 0, 0, 0)
                  : new Score(0, 0, 0, touched ? 0 : 1, 1, 0));
      if (name.priv() != gone && (name.priv() || touched)) {
        wrong.add(number + ": " + name.name() + (name.priv() ? " stayed" : " went"));
      }
    }
    for (Replacement r : replaced) {
      if (names.stream().noneMatch(name -> name.touches(r))) {
        score = score.plus(new Score(0, 0, 0, 0, 0, 1));
        int begin = text.offsetByCodePoints(0, r.begin());
        wrong.add(
            number
                + ": "
                + text.substring(begin, text.offsetByCodePoints(0, r.end()))
                + " went, and is no name");
      }
    }
    return score;
  }

  private static boolean listed(Marked name, Pseudonyms.Result result) {
    return result.review().stream().anyMatch(r -> r.begin() < name.end() && name.begin() < r.end());
  }

  private static Debate debate(String language, String text) {
    String document = "d-0";
    List<Location> all =
        List.of(new Location(document, 1, 0, text.codePointCount(0, text.length())));
    return new Debate(
        "b-0",
        List.of(document),
        all,
        language,
        "unknown",
        null,
        Debate.Event.UNKNOWN,
        List.of(),
        List.of(
            new Debate.Speech(0, null, null, Debate.SpeechKind.STATEMENT, null, null, text, all)),
        List.of(),
        List.of(),
        List.of(),
        null,
        List.of(),
        1,
        List.of());
  }
}
