/** Text to tokens and back: tokenizer.json, its trainer, and chat templates. */
@NullMarked
package toron.moe.tokenizer;

import org.jspecify.annotations.NullMarked;
