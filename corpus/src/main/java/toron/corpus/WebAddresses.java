package toron.corpus;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import toron.structure.debate.Debate;

/** The web addresses that a debate comes from or cites, held against lists of hosts. */
final class WebAddresses {
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)https?://([\\p{IsLatin}\\d.-]+)(?::\\d+)?(/[\\x21-\\x7E&&[^\"'<>)]]*)?");

  private WebAddresses() {}

  /** The first address that the lists don't let through. */
  static Optional<String> refused(Filter.Candidate candidate, CorpusOptions.FilterOptions options) {
    if (options.allowUrls().isEmpty() && options.denyUrls().isEmpty()) {
      return Optional.empty();
    }
    return of(candidate).stream()
        .filter(
            address ->
                matches(options.denyUrls(), address)
                    || !(options.allowUrls().isEmpty() || matches(options.allowUrls(), address)))
        .findFirst();
  }

  /** Host and path of each, as they stand in the text; the host in lower case. */
  private static List<String> of(Filter.Candidate candidate) {
    List<String> found = new ArrayList<>();
    candidate.sources().forEach(source -> add(found, source.path()));
    Debate debate = candidate.debate();
    debate.speeches().forEach(speech -> add(found, speech.text()));
    debate.evidence().forEach(read -> add(found, String.valueOf(read.citation())));
    return found;
  }

  private static void add(List<String> found, String text) {
    Matcher address = ADDRESS.matcher(text);
    while (address.find()) {
      String path = address.group(2) == null ? "/" : address.group(2);
      found.add(address.group(1).toLowerCase(Locale.ROOT) + path);
    }
  }

  /** A host stands for its subdomains; a path for what begins with it. */
  private static boolean matches(List<String> rules, String address) {
    int slash = address.indexOf('/');
    String host = address.substring(0, slash);
    for (String rule : rules) {
      int cut = rule.indexOf('/');
      String wanted = (cut < 0 ? rule : rule.substring(0, cut)).toLowerCase(Locale.ROOT);
      boolean sameHost = host.equals(wanted) || host.endsWith("." + wanted);
      if (sameHost && (cut < 0 || address.startsWith(rule.substring(cut), slash))) {
        return true;
      }
    }
    return false;
  }
}
