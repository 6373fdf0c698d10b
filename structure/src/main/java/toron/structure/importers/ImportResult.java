package toron.structure.importers;

import java.util.Map;

/**
 * What an import did.
 *
 * @param debates written
 * @param failures entries left out, by reason; each is a row of {@code failures.jsonl}
 */
public record ImportResult(long debates, Map<String, Long> failures) {}
