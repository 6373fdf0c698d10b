/**
 * What speakers say about their own speech: signposts, words that point to others, questions,
 * paragraphs.
 */
@NullMarked
package toron.structure.discourse;

import org.jspecify.annotations.NullMarked;
