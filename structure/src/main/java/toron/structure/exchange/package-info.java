/** Finds questions and answers, on the floor, in cross-examination and within speeches. */
@NullMarked
package toron.structure.exchange;

import org.jspecify.annotations.NullMarked;
