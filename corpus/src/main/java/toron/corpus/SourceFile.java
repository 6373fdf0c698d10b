package toron.corpus;

import org.jspecify.annotations.Nullable;

/**
 * A file that a debate was read from.
 *
 * @param path relative to the input that was ingested
 * @param sha256 of the file's bytes
 * @param contribution the contribution that allows its use
 */
public record SourceFile(
    String document, String sha256, String path, @Nullable String contribution) {}
