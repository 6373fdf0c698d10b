/** Cuts speeches into units of argument, with kind, stock issue and parent. */
@NullMarked
package toron.structure.argument;

import org.jspecify.annotations.NullMarked;
