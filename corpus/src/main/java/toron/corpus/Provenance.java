package toron.corpus;

/**
 * Where a span of a training row was printed.
 *
 * @param field {@code messages}, {@code prompt}, {@code chosen} or {@code rejected}
 * @param message index in that field
 * @param begin code points into the message's content; {@code end} is exclusive
 * @param sourceBegin code points into the document's text; {@code sourceEnd} is exclusive
 * @param sha256 of the source file
 */
public record Provenance(
    String field,
    int message,
    int begin,
    int end,
    String document,
    int page,
    int sourceBegin,
    int sourceEnd,
    String sha256) {}
