/**
 * What is shown to people, and how they stop the program.
 *
 * <p><b>Where to begin.</b> {@link org.convlens.cli.terminal.Console}: results go to one stream,
 * all else to the other, and long work gets its progress there. {@link
 * org.convlens.cli.terminal.Stopping} is what Ctrl-C does. Tables and broken lines are {@link
 * org.convlens.cli.terminal.Table} and {@link org.convlens.cli.terminal.Wrapped}.
 *
 * <p><b>What it may use.</b> The streams and signals of the process, and what lies below the doors.
 * No command, no flag, no picocli.
 */
@NullMarked
package org.convlens.cli.terminal;

import org.jspecify.annotations.NullMarked;
