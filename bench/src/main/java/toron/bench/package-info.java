/** Measurements beside peers, each with a command of its own. */
@NullMarked
package toron.bench;

import org.jspecify.annotations.NullMarked;
