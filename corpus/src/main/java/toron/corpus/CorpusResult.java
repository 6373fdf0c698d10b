package toron.corpus;

import java.util.List;
import java.util.Map;

/**
 * What a corpus run did.
 *
 * @param read debates read
 * @param kept debates kept
 * @param dropped debates left out, by reason
 * @param splits debates kept, by split
 * @param warnings what a person should look at
 */
public record CorpusResult(
    long read,
    long kept,
    Map<String, Long> dropped,
    Map<Split, Long> splits,
    List<String> warnings) {}
