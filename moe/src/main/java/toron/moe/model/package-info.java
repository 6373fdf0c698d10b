/** The network: configurations, named parameters, and the decoder's forward pass. */
@NullMarked
package toron.moe.model;

import org.jspecify.annotations.NullMarked;
