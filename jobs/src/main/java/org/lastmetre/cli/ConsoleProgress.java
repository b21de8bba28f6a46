package org.lastmetre.cli;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.lastmetre.ops.Progress;

/** One line per stage, with what came of it and its seconds. */
final class ConsoleProgress implements Progress {
  private static final int WIDTH = 24;
  private static final String ERASE = "\r\033[K";

  private final PrintWriter err;
  private final Clock clock;
  private final boolean live;
  private String stage;
  private Instant began;
  private int steps;
  private int done;

  /**
   * @param live whether somebody watches: then the running stage shows its last step
   */
  ConsoleProgress(PrintWriter err, Clock clock, boolean live) {
    this.err = err;
    this.clock = clock;
    this.live = live;
  }

  @Override
  public void begin(String name, int expected) {
    stage = name;
    began = clock.instant();
    steps = Math.max(1, expected);
    done = 0;
    bar("");
  }

  @Override
  public synchronized void step(String what) {
    done++;
    bar(what);
  }

  /** The stage so far, in a line that the next one replaces. */
  private void bar(String what) {
    if (live) {
      int filled = Math.min(WIDTH, WIDTH * done / steps);
      String shown = what.length() > WIDTH ? what.substring(what.length() - WIDTH) : what;
      err.printf(
          "%s%-9s [%s%s] %s", ERASE, stage, "#".repeat(filled), "·".repeat(WIDTH - filled), shown);
      err.flush();
    }
  }

  @Override
  public void end(String name, String outcome) {
    double seconds = Duration.between(began, clock.instant()).toMillis() / 1000.0;
    err.printf("%s%-9s %-48s %6.1f s%n", live ? ERASE : "", name, outcome, seconds);
    err.flush();
  }
}
