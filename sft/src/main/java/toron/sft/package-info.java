/** Debates to conversations; supervised fine-tuning. */
@NullMarked
package toron.sft;

import org.jspecify.annotations.NullMarked;
