package org.lastmetre.ops;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * One run at a time writes a warehouse. The operating system gives the lock up with the process, so
 * that a killed night leaves none behind.
 */
public final class WarehouseLock implements AutoCloseable {
  private static final String FILE = ".lock";

  private final FileChannel channel;
  private final FileLock lock;

  private WarehouseLock(FileChannel channel, FileLock lock) {
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * The run that was killed: it began, and neither ended nor still holds the lock.
   *
   * @return empty when the last run ended by itself, or runs
   */
  public static Optional<String> killed(Path warehouse) {
    Optional<WarehouseLock> free = take(warehouse);
    if (free.isEmpty()) {
      return Optional.empty();
    }
    try {
      String run = Files.readString(warehouse.resolve(FILE)).strip();
      return run.isEmpty() ? Optional.empty() : Optional.of(run);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      free.get().release();
    }
  }

  /** Notes which run holds the lock, until it is closed. */
  public void note(String runId) {
    try {
      channel.truncate(0).write(ByteBuffer.wrap((runId + "\n").getBytes(StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lock; empty when another run holds it. */
  public static Optional<WarehouseLock> take(Path warehouse) {
    try {
      Files.createDirectories(warehouse);
      FileChannel channel =
          FileChannel.open(
              warehouse.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
      channel.truncate(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    release();
  }

  private void release() {
    try {
      lock.release();
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
