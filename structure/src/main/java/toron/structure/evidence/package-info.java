/** Finds quotations and the sources that they are taken from. */
@NullMarked
package toron.structure.evidence;

import org.jspecify.annotations.NullMarked;
