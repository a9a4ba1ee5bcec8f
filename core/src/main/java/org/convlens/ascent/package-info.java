/** Gradient ascent on pictures: how a picture is made of numbers, looked at, and improved. */
@NullMarked
package org.convlens.ascent;

import org.jspecify.annotations.NullMarked;
