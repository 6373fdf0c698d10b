/** Reads what judges decided: ballots, votes, points, ranks, polls, reasons. */
@NullMarked
package toron.structure.decision;

import org.jspecify.annotations.NullMarked;
