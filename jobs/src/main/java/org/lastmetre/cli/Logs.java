package org.lastmetre.cli;

import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/** Where the engine's own words go: a file, never the terminal. */
final class Logs {
  private static final String PROPERTY = "lastmetre.log";

  private Logs() {}

  /** Sends the log of this process to the warehouse; must come before Spark is touched. */
  static void into(Path warehouse) {
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, warehouse.resolve(".log").resolve("lastmetre.log").toString());
    }
  }

  static String file() {
    return System.getProperty(PROPERTY, "(no log yet)");
  }

  static void error(Throwable exception) {
    LoggerFactory.getLogger(Main.class).error("The command failed", exception);
  }
}
