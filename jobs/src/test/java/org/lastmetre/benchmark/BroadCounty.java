package org.lastmetre.benchmark;

import java.io.IOException;
import java.nio.file.Path;

/** Writes the source folder of a county of some 3,000 units and 60 months. */
final class BroadCounty {
  private BroadCounty() {}

  /**
   * Writes.
   *
   * @param args the source folder
   */
  public static void main(String[] args) throws IOException {
    LargeCounty.broad().write(Path.of(args[0]));
  }
}
