/** Writing text: decoding with a key-value cache, and sampling. */
@NullMarked
package toron.moe.generate;

import org.jspecify.annotations.NullMarked;
