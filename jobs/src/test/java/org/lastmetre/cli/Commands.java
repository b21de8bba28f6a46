package org.lastmetre.cli;

import java.io.PrintWriter;

/** The door to the commands for tests outside this room. */
public final class Commands {
  private Commands() {}

  /** Runs one command in this process; answers with its exit code. */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return Main.run(out, err, arguments);
  }
}
