/**
 * What a door asks and what it gets back: the floor on which the command line stands, and every
 * other door can.
 *
 * <p><b>Where to begin.</b> A door makes one {@link org.convlens.studio.Studio}, to which it hands
 * its {@link org.convlens.studio.Engines}. It builds a {@link org.convlens.studio.Request}, or
 * reads one out of JSON, and asks it to {@link org.convlens.studio.Request#answer answer}. The
 * {@link org.convlens.studio.Result} is the bytes of a file that says how it was made; {@link
 * org.convlens.studio.Facts} tells the rest of it as JSON.
 *
 * <pre>{@code
 * try (Studio studio = new Studio(engines, 4)) {
 *   Request request = Request.ofJson(text);
 *   Result result = request.answer(studio, Listener.of(() -> Progress.SILENT));
 *   send(result.bytes(), Json.text(Facts.of(result, Written.NOWHERE)));
 * }
 * }</pre>
 *
 * <p><b>What lives here.</b>
 *
 * <ul>
 *   <li>Requests, one for each kind of thing that is made: a picture, a comparison, a page, what
 *       differs between two networks, what many pictures show. They are plain values around a
 *       {@link org.convlens.report.Question}: they name things and hold none.
 *   <li>Opened things: {@link org.convlens.studio.OpenedModel}, {@link
 *       org.convlens.studio.OpenedPicture}. What was named in a request is opened when it is
 *       answered; {@link org.convlens.studio.Studio} keeps the networks that were used last.
 *   <li>Results, one for each kind of request or two.
 *   <li>Decisions: {@link org.convlens.studio.TrueClasses} says what pictures truly are, {@link
 *       org.convlens.studio.Readings} what was measured, for conditions under which a build fails.
 *   <li>Words: {@link org.convlens.studio.Facts} for programs, {@link org.convlens.studio.Phrases}
 *       for people.
 *   <li>Making again: {@link org.convlens.studio.Whereabouts} finds what a file says of its making,
 *       {@link org.convlens.studio.Request#of} is the request behind it.
 * </ul>
 *
 * <p><b>What it may use.</b> The core, {@code format}, {@code train} and {@code report}. No door,
 * no engine, no stream of the process.
 */
@NullMarked
package org.convlens.studio;

import org.jspecify.annotations.NullMarked;
