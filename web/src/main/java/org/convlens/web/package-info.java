/**
 * The page in the browser: a server on this machine that answers what the page asks, on the floor
 * of {@link org.convlens.studio}. Begin with {@link org.convlens.web.Web}.
 *
 * <ul>
 *   <li>{@link org.convlens.web.guard}: who may ask
 *   <li>{@link org.convlens.web.desk}: the queue before the engine
 *   <li>{@link org.convlens.web.stock}: what there is to look at
 *   <li>{@link org.convlens.web.visit}: a tab and its questions
 *   <li>{@link org.convlens.web.page}: the files of the page
 * </ul>
 */
@NullMarked
package org.convlens.web;

import org.jspecify.annotations.NullMarked;
