/**
 * The flags that commands share, and the words that are given with them.
 *
 * <p><b>Where to begin.</b> {@link org.convlens.cli.option.NetworkFlags}: how a network is opened
 * and computed, out of which every command makes its {@link org.convlens.report.Question}. {@link
 * org.convlens.cli.option.KnobOptions} makes the flags of a method from its record. {@link
 * org.convlens.cli.option.TorchEngines} is the one place of the command line that knows whose
 * engine it is.
 *
 * <p><b>What it may use.</b> picocli, {@code org.convlens.cli.terminal}, the engine, and what lies
 * below the doors. No command.
 */
@NullMarked
package org.convlens.cli.option;

import org.jspecify.annotations.NullMarked;
