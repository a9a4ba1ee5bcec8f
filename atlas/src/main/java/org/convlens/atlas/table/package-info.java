/**
 * Tables of an atlas in Parquet files, written and read without Hadoop, the same bytes for the same
 * rows. Begin with {@link Table}.
 */
@NullMarked
package org.convlens.atlas.table;

import org.jspecify.annotations.NullMarked;
