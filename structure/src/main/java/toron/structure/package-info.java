/**
 * {@link toron.ingest.Document} to {@link toron.structure.debate.Debate}: motion, speeches,
 * arguments, rebuttals, decision.
 */
@NullMarked
package toron.structure;

import org.jspecify.annotations.NullMarked;
