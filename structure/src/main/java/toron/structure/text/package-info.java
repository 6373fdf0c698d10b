/**
 * The text under study: normal forms, sentences and words of Japanese and English, offsets and
 * where they are printed.
 */
@NullMarked
package toron.structure.text;

import org.jspecify.annotations.NullMarked;
