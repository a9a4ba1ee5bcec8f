@NullMarked
package org.convlens.method.perturbation;

import org.jspecify.annotations.NullMarked;
