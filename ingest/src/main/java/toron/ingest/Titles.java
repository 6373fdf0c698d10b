package toron.ingest;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Titles that people gave, apart from those that a program put into a file's metadata. */
final class Titles {
  /** A printed page's file or address, which is what print drivers and browsers fill in. */
  private static final Pattern NAME_OF_A_FILE =
      Pattern.compile(
          "(?i)(?:(?:https?|file|about|data):\\S*"
              + "|.*\\.(?:html?|xhtml|php|aspx?|pdf|docx?|odt|rtf|txt|md|jtdc?|tex|dvi|ps"
              + "|indd|qxd|ai|pages|pptx?|odp|key|xlsx?|ods|csv|png|jpe?g|tiff?))");

  private Titles() {}

  /** Null where the metadata has no title that says anything. */
  static @Nullable String ofMetadata(@Nullable String title) {
    if (title == null) {
      return null;
    }
    String stripped = title.strip();
    return stripped.isEmpty()
            || Garble.looksGarbled(stripped)
            || NAME_OF_A_FILE.matcher(stripped).matches()
        ? null
        : stripped;
  }
}
