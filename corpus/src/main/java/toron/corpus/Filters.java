package toron.corpus;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import toron.corpus.CorpusOptions.FilterOptions;
import toron.structure.debate.Debate;

/** The filters of a corpus, in the order in which a debate meets them: cheap ones first. */
final class Filters {
  private Filters() {}

  static List<Filter> of(FilterOptions options) {
    return List.of(
        filter(
            "licence",
            c ->
                c.contributions().stream()
                    .map(given -> given.licence())
                    .filter(l -> !allowed(l, options.allowLicences(), options.denyLicences()))
                    .findFirst()
                    .map(l -> why("licence-denied", l))),
        filter("source", c -> path(c.sources(), options)),
        filter("url", c -> WebAddresses.refused(c, options).map(url -> why("url-denied", url))),
        filter(
            "language",
            c ->
                options.languages().isEmpty() || options.languages().contains(c.debate().language())
                    ? Optional.empty()
                    : Optional.of(why("language", c.debate().language()))),
        filter(
            "motion",
            c ->
                MotionKey.of(c.debate()) == null
                    ? Optional.of(why("no-motion", "no motion, so it can't be put into a split"))
                    : Optional.empty()),
        filter(
            "decision",
            c ->
                options.needDecision() && c.debate().decision() == null
                    ? Optional.of(why("no-decision", "the document has no decision"))
                    : Optional.empty()),
        atLeast(
            "speeches",
            "too-few-speeches",
            options.minSpeeches(),
            c -> c.debate().speeches().stream().filter(s -> s.side() != null).count()),
        atLeast("length", "too-short", options.minCharacters(), c -> characters(c.debate())),
        atMost(
            "length",
            "too-long",
            options.maxCharacters() == 0 ? Double.MAX_VALUE : options.maxCharacters(),
            c -> characters(c.debate())),
        atLeast("quality", "low-quality", options.minQuality(), Filter.Candidate::quality),
        atLeast(
            "confidence", "low-confidence", options.minConfidence(), c -> c.debate().confidence()),
        atMost("garbled", "garbled", options.maxGarbled(), c -> garbled(c.debate())),
        atMost("repetition", "repetitive", options.maxRepetition(), c -> repetition(c.debate())));
  }

  private record Why(String reason, String detail) {}

  private static Why why(String reason, String detail) {
    return new Why(reason, detail);
  }

  private static Filter filter(String name, Function<Filter.Candidate, Optional<Why>> check) {
    return new Filter() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Optional<Dropped> refuse(Candidate candidate) {
        return check
            .apply(candidate)
            .map(w -> new Dropped(candidate.debate().id(), w.reason(), name, w.detail()));
      }
    };
  }

  private static Filter atLeast(
      String name, String reason, double least, ToDoubleFunction<Filter.Candidate> measure) {
    return filter(
        name,
        c -> {
          double value = measure.applyAsDouble(c);
          return value >= least
              ? Optional.empty()
              : Optional.of(why(reason, number(value) + ", at least " + number(least)));
        });
  }

  private static Filter atMost(
      String name, String reason, double most, ToDoubleFunction<Filter.Candidate> measure) {
    return filter(
        name,
        c -> {
          double value = measure.applyAsDouble(c);
          return value <= most
              ? Optional.empty()
              : Optional.of(why(reason, number(value) + ", at most " + number(most)));
        });
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : String.format(Locale.ROOT, "%.3f", value);
  }

  private static Optional<Why> path(List<SourceFile> sources, FilterOptions options) {
    for (SourceFile source : sources) {
      boolean allowed =
          options.allowPaths().isEmpty() || matches(options.allowPaths(), source.path());
      if (!allowed || matches(options.denyPaths(), source.path())) {
        return Optional.of(why("source-denied", source.document()));
      }
    }
    return Optional.empty();
  }

  private static boolean matches(List<String> globs, String path) {
    for (String glob : globs) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
      if (matcher.matches(Path.of(path))) {
        return true;
      }
    }
    return false;
  }

  private static boolean allowed(String licence, List<String> allow, List<String> deny) {
    return (allow.isEmpty() || allow.stream().anyMatch(p -> fits(p, licence)))
        && deny.stream().noneMatch(p -> fits(p, licence));
  }

  private static boolean fits(String pattern, String licence) {
    return pattern.endsWith("*")
        ? licence.startsWith(pattern.substring(0, pattern.length() - 1))
        : licence.equals(pattern);
  }

  private static int characters(Debate debate) {
    int sum = 0;
    for (Debate.Speech speech : debate.speeches()) {
      sum += speech.text().codePointCount(0, speech.text().length());
    }
    return sum;
  }

  /** The share of characters that no writer types. */
  static double garbled(Debate debate) {
    long bad = 0;
    long all = 0;
    for (Debate.Speech speech : debate.speeches()) {
      all += speech.text().codePoints().count();
      bad += speech.text().codePoints().filter(Filters::garbage).count();
    }
    return all == 0 ? 0 : bad / (double) all;
  }

  private static boolean garbage(int c) {
    int type = Character.getType(c);
    return c == 0xFFFD
        || type == Character.PRIVATE_USE
        || type == Character.UNASSIGNED
        || type == Character.SURROGATE
        || (type == Character.CONTROL && c != '\n' && c != '\t' && c != '\r');
  }

  /** The share of character 10-grams that the debate has said before. */
  static double repetition(Debate debate) {
    Set<String> seen = new HashSet<>();
    long all = 0;
    for (Debate.Speech speech : debate.speeches()) {
      String letters = MotionKey.letters(speech.text());
      for (int i = 0; i + 10 <= letters.length(); i++) {
        all++;
        seen.add(letters.substring(i, i + 10));
      }
    }
    return all == 0 ? 0 : 1 - seen.size() / (double) all;
  }
}
