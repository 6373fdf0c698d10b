/** Text as patterns and comparisons want it: normalised, cut into sentences and words. */
@NullMarked
package toron.structure.text;

import org.jspecify.annotations.NullMarked;
