package org.convlens.method.health;

/**
 * A layer that is examined.
 *
 * @param responses to all pictures
 */
record Examined(Responder responder, Twins twins, Responses responses) {
  int filters() {
    return responder.kernels().filters();
  }
}
