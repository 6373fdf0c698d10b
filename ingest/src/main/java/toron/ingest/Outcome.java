package toron.ingest;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import toron.ingest.Document.PageFlag;
import toron.ingest.Document.Source;

/**
 * What became of one file, in short: what a run tells of it without taking its document apart.
 *
 * @param source of the document, null where there is none
 * @param flags on how many pages each stands
 */
record Outcome(
    String path,
    @Nullable Source source,
    int pages,
    Map<PageFlag, Integer> flags,
    @Nullable Failure failure) {
  Outcome {
    if ((source == null) == (failure == null)) {
      throw new IllegalArgumentException("a file is read or it is not: " + path);
    }
    flags = Collections.unmodifiableMap(new TreeMap<>(flags));
  }

  static Outcome of(Document document) {
    Map<PageFlag, Integer> flags = new EnumMap<>(PageFlag.class);
    for (Document.Page page : document.pages()) {
      page.flags().forEach(flag -> flags.merge(flag, 1, Integer::sum));
    }
    return new Outcome(
        document.source().path(), document.source(), document.pages().size(), flags, null);
  }

  static Outcome failed(
      String path,
      @Nullable String sha256,
      Failure.Reason reason,
      @Nullable Integer page,
      String detail) {
    return new Outcome(path, null, 0, Map.of(), new Failure(path, sha256, reason, page, detail));
  }
}
