/** The {@code toron} command: picocli shells over the stages. */
@NullMarked
package toron.cli;

import org.jspecify.annotations.NullMarked;
