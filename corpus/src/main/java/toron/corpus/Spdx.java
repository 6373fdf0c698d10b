package toron.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Licence expressions of SPDX: identifiers of its list, {@code LicenseRef-…}, and what AND, OR and
 * WITH make of them (SPDX specification 2.3, annex D).
 */
final class Spdx {
  private static final Pattern OWN =
      Pattern.compile("(?:DocumentRef-[\\w.-]+:)?LicenseRef-[\\w.-]+");
  private static final Set<String> LICENCES = new HashSet<>();
  private static final Set<String> EXCEPTIONS = new HashSet<>();
  private static final Map<String, String> FOLDED = new HashMap<>();

  static {
    try (InputStream in = Spdx.class.getResourceAsStream("spdx.txt")) {
      if (in == null) {
        throw new IllegalStateException("spdx.txt is missing from the jar");
      }
      Set<String> to = LICENCES;
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
        if (line.equals("exceptions")) {
          to = EXCEPTIONS;
        } else if (!line.startsWith("#")) {
          to.addAll(List.of(line.split(" ")));
        }
      }
      LICENCES.forEach(id -> FOLDED.put(fold(id), id));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Spdx() {}

  /** Whether an expression is one of SPDX. */
  static boolean valid(String expression) {
    String spaced = expression.replace("(", " ( ").replace(")", " ) ").strip();
    boolean wantsLicence = true;
    int open = 0;
    String before = "";
    for (String word : spaced.split("\\s+")) {
      boolean joins = word.equals("AND") || word.equals("OR");
      if (word.equals("(") && wantsLicence && !before.equals("WITH")) {
        open++;
      } else if (word.equals(")") && !wantsLicence && open > 0) {
        open--;
      } else if ((joins || word.equals("WITH")) && !wantsLicence) {
        wantsLicence = true;
      } else if (wantsLicence
          && (before.equals("WITH") ? EXCEPTIONS.contains(word) : known(word))) {
        wantsLicence = false;
      } else {
        return false;
      }
      before = word;
    }
    return !wantsLicence && open == 0;
  }

  private static boolean known(String word) {
    String plain = word.endsWith("+") ? word.substring(0, word.length() - 1) : word;
    return LICENCES.contains(plain) || OWN.matcher(word).matches();
  }

  /** The identifier that somebody meant: other capitals, spaces or no hyphens; null if none. */
  static @Nullable String nearest(String given) {
    return FOLDED.get(fold(given));
  }

  private static String fold(String id) {
    return id.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]", "");
  }
}
