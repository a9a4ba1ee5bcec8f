package org.convlens.web.desk;

/**
 * A short piece of work.
 *
 * @param visitor whose it is
 * @param kind a newer one of the same visitor and kind takes its place; what is of no kind is never
 *     replaced
 * @param id by which its asker knows it
 * @param work throws nothing
 */
public record Quick(Object visitor, String kind, long id, Runnable work) {
  /** Whether an older one need not be done any more. */
  boolean replaces(Quick older) {
    return !kind.isEmpty() && older.visitor == visitor && older.kind.equals(kind);
  }
}
