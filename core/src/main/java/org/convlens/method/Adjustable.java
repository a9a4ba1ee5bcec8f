package org.convlens.method;

/**
 * Something that users choose by name and adjust. Implementations are records whose components are
 * their {@link Knob}s, with an {@link About}.
 */
public sealed interface Adjustable permits Method, Study {}
