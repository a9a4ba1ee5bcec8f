/**
 * The command line: one of the doors.
 *
 * <p><b>Where to begin.</b> {@link org.convlens.cli.Cli} is the program's entry point, and runs
 * single commands for other programs. What a command does is read in {@code
 * org.convlens.cli.command}; {@code DrawCommand} shows the way from words to a file.
 *
 * <p><b>What lives here.</b> Only what knows picocli or the terminal, in three rooms that see each
 * other in this order: {@code command}, {@code option}, {@code terminal}. What is asked and what
 * comes back are values of {@code org.convlens.studio}.
 *
 * <p><b>What it may use.</b> Everything; it is a door, and chooses the engine.
 */
@NullMarked
package org.convlens.cli;

import org.jspecify.annotations.NullMarked;
