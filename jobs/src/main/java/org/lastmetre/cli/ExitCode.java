package org.lastmetre.cli;

/** The documented exit codes. */
final class ExitCode {
  /** Published, or nothing to publish. */
  static final int OK = 0;

  /** Anything not named here. */
  static final int FAILED = 1;

  /** Bad usage or configuration. */
  static final int USAGE = 2;

  /** A gate stopped the publication. */
  static final int STOPPED = 3;

  /** Another run holds the warehouse. */
  static final int HELD = 4;

  private ExitCode() {}
}
