package org.lastmetre.landing.line;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The same lines with neighbours that are passed over for one reason joined into one. */
public final class Runs implements Iterator<Line> {
  private final Iterator<Line> lines;
  private final Deque<Line> ready = new ArrayDeque<>();
  private SkippedLine open;

  public Runs(Iterator<Line> lines) {
    this.lines = lines;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && lines.hasNext()) {
      take(lines.next());
    }
    if (ready.isEmpty()) {
      close();
    }
    return !ready.isEmpty();
  }

  @Override
  public Line next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void take(Line line) {
    if (!(line instanceof SkippedLine skipped)) {
      close();
      ready.add(line);
      return;
    }
    Optional<SkippedLine> joined = open == null ? Optional.empty() : open.joined(skipped);
    if (joined.isEmpty()) {
      close();
    }
    open = joined.orElse(skipped);
  }

  private void close() {
    if (open != null) {
      ready.add(open);
      open = null;
    }
  }
}
