/**
 * A tab of a browser and what it asks: messages, and one class for each kind of question. Begin
 * with {@link org.convlens.web.visit.Visit}.
 */
@NullMarked
package org.convlens.web.visit;

import org.jspecify.annotations.NullMarked;
