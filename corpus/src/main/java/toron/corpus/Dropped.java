package toron.corpus;

/**
 * Something left out, and why.
 *
 * @param id of the debate or row
 * @param reason for machines: {@code no-consent}, {@code too-short}, …
 * @param filter which check said so
 * @param detail for people; never a name or a text of the debate
 */
public record Dropped(String id, String reason, String filter, String detail) {}
