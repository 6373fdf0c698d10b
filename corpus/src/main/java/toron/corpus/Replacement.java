package toron.corpus;

/**
 * A name that gave way to a pseudonym; private, since it says where the name stands.
 *
 * @param begin code points into the document's text, {@code end} exclusive
 * @param replacement what the corpus says instead
 * @param debate the debate it was found for; rows are in the order of {@code debates.jsonl}
 */
public record Replacement(String document, int begin, int end, String replacement, String debate) {}
