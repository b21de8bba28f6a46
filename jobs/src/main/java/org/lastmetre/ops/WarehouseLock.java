package org.lastmetre.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One run at a time writes a warehouse. The operating system gives the lock up with the process, so
 * that a killed night leaves none behind.
 */
public final class WarehouseLock implements AutoCloseable {
  private final FileChannel channel;
  private final FileLock lock;

  private WarehouseLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /** The lock; empty when another run holds it. */
  public static Optional<WarehouseLock> take(Path warehouse) {
    try {
      Files.createDirectories(warehouse);
      FileChannel channel =
          FileChannel.open(
              warehouse.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return Optional.of(new WarehouseLock(channel, lock));
        }
      } catch (OverlappingFileLockException heldHere) {
        // Another night in this very process.
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "Cannot write the warehouse "
              + warehouse
              + "; let the account that runs the job write it",
          e);
    }
  }

  @Override
  public void close() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
