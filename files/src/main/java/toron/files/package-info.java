/**
 * What every run folder needs: JSON Lines, YAML configuration, crash-safe writes, manifests, locks.
 */
@NullMarked
package toron.files;

import org.jspecify.annotations.NullMarked;
