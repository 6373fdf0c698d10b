/**
 * A debate as it is handed on: motion, speeches, arguments and their links, evidence, decision; and
 * its graph as AIF.
 */
@NullMarked
package toron.structure.debate;

import org.jspecify.annotations.NullMarked;
