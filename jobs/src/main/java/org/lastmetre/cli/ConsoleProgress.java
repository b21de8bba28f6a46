package org.lastmetre.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.lastmetre.ops.Progress;

/** One line per stage, with what came of it and its seconds. */
final class ConsoleProgress implements Progress {
  private final PrintWriter err;
  private final Clock clock;
  private final boolean live;
  private Instant began;
  private int steps;

  /**
   * @param live whether somebody watches: then the running stage shows its last step
   */
  ConsoleProgress(PrintWriter err, Clock clock, boolean live) {
    this.err = err;
    this.clock = clock;
    this.live = live;
  }

  @Override
  public void begin(String stage) {
    began = clock.instant();
    steps = 0;
    if (live) {
      err.printf("%-8s …\r", stage);
      err.flush();
    }
  }

  @Override
  public void step(String what) {
    steps++;
    if (live) {
      err.printf("%-8s %s %-40s\r", "", "#".repeat(Math.min(steps, 24)), what);
      err.flush();
    }
  }

  @Override
  public void end(String stage, String outcome) {
    double seconds = Duration.between(began, clock.instant()).toMillis() / 1000.0;
    err.printf("%-8s %-48s %6.1f s%n", stage, outcome, seconds);
    err.flush();
  }
}
