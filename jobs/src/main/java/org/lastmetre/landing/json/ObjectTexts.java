package org.lastmetre.landing.json;

import java.io.IOException;
import java.util.Optional;

/** The texts of a file that should each be one JSON object, each of bounded length. */
interface ObjectTexts extends AutoCloseable {
  /** The next one; blank for what only looks like one, empty when there is none. */
  Optional<String> next() throws IOException;

  /** Whether the last one was cut. */
  boolean isTooLong();

  @Override
  void close() throws IOException;
}
