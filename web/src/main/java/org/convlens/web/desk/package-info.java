/**
 * Where work waits for the engine and is done: what a person waits for between two strokes goes
 * before what takes its time. Begin with {@link org.convlens.web.desk.Desk}.
 */
@NullMarked
package org.convlens.web.desk;

import org.jspecify.annotations.NullMarked;
