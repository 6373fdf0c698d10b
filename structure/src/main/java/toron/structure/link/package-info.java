/** Ties every response to what it answers, all of a speech together. */
@NullMarked
package toron.structure.link;

import org.jspecify.annotations.NullMarked;
