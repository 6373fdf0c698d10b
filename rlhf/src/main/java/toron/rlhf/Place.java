package toron.rlhf;

/**
 * Words of a text that could give way to those of another place.
 *
 * @param kind what would be altered: {@code number}, {@code negation}, …
 * @param slot places with the same slot may exchange their words
 * @param form the words that stand there; empty where a clause could be added
 * @param begin Java offset into the text
 */
record Place(String kind, String slot, String form, int begin, int end) {}
