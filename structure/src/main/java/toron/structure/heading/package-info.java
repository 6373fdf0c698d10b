/** What stands over and around the speeches: labels, names, teams, rosters, sections. */
@NullMarked
package toron.structure.heading;

import org.jspecify.annotations.NullMarked;
