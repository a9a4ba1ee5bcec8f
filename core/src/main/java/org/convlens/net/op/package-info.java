/**
 * Operators: what a node computes, as records of their attributes.
 *
 * <p>Each answers what readers of a network ask: its {@linkplain Op#shape shape}, {@linkplain
 * Op#macs cost} and {@linkplain Op#reach reach}, its {@linkplain Op#traits traits}, how {@linkplain
 * Op#locality far a change spreads}, how it {@linkplain Op#sharing shares relevance}. Nobody else
 * keeps lists of operators of a kind. It uses arrays only. Begin with {@link Op} and {@link Relu};
 * CONTRIBUTING says what a new one needs.
 */
@NullMarked
package org.convlens.net.op;

import org.jspecify.annotations.NullMarked;
