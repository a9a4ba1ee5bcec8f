package org.convlens.format.pickle;

import java.util.List;
import org.convlens.format.file.FormatException;
import org.convlens.format.pickle.Pickle.Global;

/** What the names in a pickle stand for. */
sealed interface Constructing permits Constructors, ArrayConstructors {
  /**
   * @throws FormatException if a pickle may not name it
   */
  Global global(Global named) throws FormatException;

  /** What a call of a class or function gives. */
  Object construct(Global named, List<?> arguments) throws FormatException;

  /** Gives an object its state. */
  void restore(Object object, Object state) throws FormatException;

  /** What a persistent id stands for. */
  Object stored(Object id) throws FormatException;

  /** A text of Python 2, which is bytes. */
  String text(byte[] bytes);
}
