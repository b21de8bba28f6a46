package org.lastmetre.generate.township;

import java.io.IOException;

/** A made-up jurisdiction: its name, its rules and what its townships send. */
public interface Place {
  /** The name of its folder, in Latin letters. */
  String name();

  /** The whole text of its policy.yaml. */
  String policy();

  /** Sends every file of the place; the same files with the same bytes each time. */
  void send(Landing landing) throws IOException;
}
