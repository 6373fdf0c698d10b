/** Every page a person looks at: page view, flow sheet, run report. */
@NullMarked
package toron.report;

import org.jspecify.annotations.NullMarked;
