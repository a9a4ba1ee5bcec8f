/**
 * The commands: a class each, and the tree of them.
 *
 * <p><b>Where to begin.</b> {@link org.convlens.cli.command.Commands} has one line a command. A
 * command is an {@code Action}: its annotations are its help, its {@code run} says in a page what
 * it does: it reads the flags into a {@link org.convlens.report.Question}, asks a {@link
 * org.convlens.studio.Request}, writes the bytes and tells what must be known. {@code DrawCommand}
 * and {@code StudyLine} are made from the catalogue, a command a method. {@code Failures} turns
 * whatever goes wrong into one line and an exit code.
 *
 * <p><b>What it may use.</b> The flags of {@code org.convlens.cli.option}, {@code
 * org.convlens.cli.terminal}, and what lies below the doors; not libtorch.
 */
@NullMarked
package org.convlens.cli.command;

import org.jspecify.annotations.NullMarked;
