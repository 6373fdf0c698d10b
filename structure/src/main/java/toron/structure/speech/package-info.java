/**
 * Finds the debates of a document and their speeches: by headings, by turns of named speakers, by
 * the order of a round.
 */
@NullMarked
package toron.structure.speech;

import org.jspecify.annotations.NullMarked;
