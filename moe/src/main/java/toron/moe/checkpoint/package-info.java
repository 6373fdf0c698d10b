/** Checkpoints in Hugging Face's layout: safetensors, index, configuration, side files. */
@NullMarked
package toron.moe.checkpoint;

import org.jspecify.annotations.NullMarked;
