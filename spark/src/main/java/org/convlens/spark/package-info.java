/**
 * Spark looks at the shards of an atlas: a task takes some, and writes their files where all lie.
 * Begin with {@link org.convlens.spark.SparkCluster}.
 */
@NullMarked
package org.convlens.spark;

import org.jspecify.annotations.NullMarked;
