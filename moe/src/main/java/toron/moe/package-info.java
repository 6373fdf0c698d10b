/**
 * The MoE base: tokenizer, chat template, network, checkpoints, training loop. Knows nothing of
 * debates.
 */
@NullMarked
package toron.moe;

import org.jspecify.annotations.NullMarked;
