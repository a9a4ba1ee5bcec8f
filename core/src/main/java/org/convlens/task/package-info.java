/**
 * What work and the people who wait for it share: progress and being stopped, seeds, fingerprints,
 * and errors that say what was used wrongly and what would be right.
 *
 * <p>It uses the JDK only. Long work takes a {@link Run} and tells its {@link Progress}. Begin with
 * {@link UsageException}, which every refusal is.
 */
@NullMarked
package org.convlens.task;

import org.jspecify.annotations.NullMarked;
