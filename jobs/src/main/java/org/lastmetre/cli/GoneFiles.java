package org.lastmetre.cli;

import java.io.FileNotFoundException;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** What a reader of an old night is told when its files have been removed. */
final class GoneFiles {
  private GoneFiles() {}

  /** Whether a query failed because a file it needs is not there. */
  static boolean areTold(Throwable failure) {
    return ExceptionUtils.getThrowableList(failure).stream()
        .anyMatch(
            cause ->
                cause instanceof FileNotFoundException
                    || String.valueOf(cause.getMessage()).contains("FileNotFoundException")
                    || String.valueOf(cause.getMessage()).contains("FAILED_READ_FILE"));
  }

  /** The sentence. */
  static String of(String run) {
    return "Files that run %s published are gone: ./lastmetre maintain keeps the figures (gold) of a night for retention.gold_days of policy.yaml, the records behind them (silver) for retention.silver_days"
        .formatted(run);
  }
}
