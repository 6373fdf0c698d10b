/** The formats of debate, one data file each, and a debate laid out in one of them. */
@NullMarked
package toron.structure.format;

import org.jspecify.annotations.NullMarked;
