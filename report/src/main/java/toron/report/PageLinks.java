package toron.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import toron.structure.debate.Location;

/** Where the pages of a document can be looked at. */
@FunctionalInterface
public interface PageLinks {
  /** Page views were not written: nothing is linked. */
  PageLinks NONE = where -> Optional.empty();

  /** A link that opens the first page of a location with all of its lines marked. */
  Optional<String> to(List<Location> where);

  /**
   * Links to the views that {@link PageView#write} put into a folder under {@link #fileName}.
   *
   * @param folder relative to the page that links, such as {@code ../pages}
   */
  static PageLinks in(String folder) {
    return where -> {
      if (where.isEmpty()) {
        return Optional.empty();
      }
      String document = where.get(0).document();
      String spans =
          where.stream()
              .filter(place -> place.document().equals(document))
              .map(place -> "p" + place.page() + "-" + place.begin() + "-" + place.end())
              .collect(Collectors.joining(","));
      return Optional.of(folder + "/" + fileName(document) + "#" + spans);
    };
  }

  /** The name under which the view of a document is kept: its id, fit for a file. */
  static String fileName(String documentId) {
    return documentId.replaceAll("[^\\p{L}\\p{N}._-]", "_") + ".html";
  }
}
