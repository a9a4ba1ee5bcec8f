@NullMarked
package org.convlens.task;

import org.jspecify.annotations.NullMarked;
