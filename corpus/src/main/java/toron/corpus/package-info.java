/** Debates to a corpus: consent, curation, pseudonyms, splits, rows on disk, dataset cards. */
@NullMarked
package toron.corpus;

import org.jspecify.annotations.NullMarked;
