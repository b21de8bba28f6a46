package org.lastmetre.landing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.lastmetre.landing.line.Skip;

/**
 * The same rows, as {@link Intake} yields them; those that a target does not select, one after the
 * other, become one.
 */
final class SkippedRuns implements Iterator<Row> {
  private static final String SEPARATOR = "\u001f";
  private static final int JURISDICTION = Intake.ROWS.fieldIndex("jurisdiction");
  private static final int FILE = Intake.ROWS.fieldIndex("file_id");
  private static final int TARGET = Intake.ROWS.fieldIndex("target");
  private static final int SKIP = Intake.ROWS.fieldIndex("skip");
  private static final int LAST = Intake.ROWS.fieldIndex("last_row");
  private static final int ROWS = Intake.ROWS.fieldIndex("skipped");

  private final Iterator<Row> rows;
  private final Map<String, Row> open = new LinkedHashMap<>();
  private final Deque<Row> ready = new ArrayDeque<>();

  SkippedRuns(Iterator<Row> rows) {
    this.rows = rows;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && rows.hasNext()) {
      take(rows.next());
    }
    if (ready.isEmpty()) {
      closeAll();
    }
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void take(Row row) {
    boolean isNotSelected = Skip.NOT_SELECTED.code().equals(row.get(SKIP));
    if (open.isEmpty() && !isNotSelected) {
      ready.add(row);
      return;
    }
    String target = target(row);
    Row former = open.remove(target);
    if (isNotSelected) {
      open.put(target, former == null ? row : joined(former, row));
      return;
    }
    if (former != null) {
      ready.add(former);
    }
    ready.add(row);
  }

  private void closeAll() {
    ready.addAll(open.values());
    open.clear();
  }

  private static String target(Row row) {
    return row.get(JURISDICTION) + SEPARATOR + row.get(FILE) + SEPARATOR + row.get(TARGET);
  }

  private static Row joined(Row former, Row next) {
    Object[] values = new Object[former.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = former.get(i);
    }
    values[LAST] = next.get(LAST);
    values[ROWS] = former.getLong(ROWS) + next.getLong(ROWS);
    return RowFactory.create(values);
  }
}
