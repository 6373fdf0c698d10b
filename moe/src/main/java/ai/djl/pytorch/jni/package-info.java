/** The one class that has to lie in DJL's own package to reach a native method. */
@NullMarked
package ai.djl.pytorch.jni;

import org.jspecify.annotations.NullMarked;
