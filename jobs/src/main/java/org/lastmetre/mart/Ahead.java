package org.lastmetre.mart;

import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * What an iterator gives, fetched ahead of its reader on a thread of its own: rows are read while
 * those before them are sent.
 */
final class Ahead<T> implements AutoCloseable {
  private static final int AT_MOST = 256;

  /** Nothing is the end. */
  private final BlockingQueue<Optional<T>> fetched = new ArrayBlockingQueue<>(AT_MOST);

  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Future<?> fetching;

  Ahead(Iterator<T> all) {
    fetching =
        thread.submit(
            () -> {
              try {
                while (all.hasNext()) {
                  fetched.put(Optional.of(all.next()));
                }
              } finally {
                fetched.put(Optional.empty());
              }
              return null;
            });
  }

  /** The next; empty at the end. Throws what the iterator has thrown, after what came before it. */
  Optional<T> next() {
    try {
      Optional<T> next = fetched.take();
      if (next.isEmpty()) {
        fetching.get();
      }
      return next;
    } catch (ExecutionException e) {
      return ExceptionUtils.rethrow(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while rows are read", e);
    }
  }

  /** Fetches no more. */
  @Override
  public void close() {
    thread.shutdownNow();
  }
}
