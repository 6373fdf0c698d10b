package toron.ingest;

import java.util.Map;

/**
 * What an ingest run did. {@code files} is the sum of the documents and the failures.
 *
 * @param failures files without a document, by reason
 * @param read files read in this run; the others were done before
 * @param flags pages with a flag, by flag
 */
public record IngestResult(
    long files,
    long documents,
    long pages,
    Map<Failure.Reason, Long> failures,
    long read,
    Map<Document.PageFlag, Long> flags) {}
