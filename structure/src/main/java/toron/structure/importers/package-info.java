/** Public debate data and tournament exports as documents and debates of the contract. */
@NullMarked
package toron.structure.importers;

import org.jspecify.annotations.NullMarked;
