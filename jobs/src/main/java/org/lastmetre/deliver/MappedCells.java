package org.lastmetre.deliver;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lastmetre.contract.Column;
import org.lastmetre.contract.ParseContext;
import org.lastmetre.contract.RowParser;
import org.lastmetre.contract.TableContract;
import org.lastmetre.contract.Words;

/**
 * What a mapping read, as any file of the dataset writes it: an envelope comes back without the
 * mapping, whose forms of dates, time zone and words for “no value” would be unknown then.
 */
final class MappedCells {
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private MappedCells() {}

  /**
   * The cells with days and instants that could be read in their plain form, local to the
   * jurisdiction; what could not be read stays as it was sent.
   *
   * @param context how the mapping had them read
   */
  static Map<String, String> plain(
      TableContract table, Map<String, String> cells, ParseContext context) {
    Map<String, Object> values = new RowParser(table).parse(cells, context).values();
    Map<String, String> plain = new LinkedHashMap<>();
    for (Column column : table.inputColumns()) {
      String cell = cells.get(column.name());
      if (cell == null || context.nulls().contains(Words.clean(cell))) {
        continue;
      }
      Object value = values.get(column.name());
      if (value instanceof Instant at) {
        plain.put(column.name(), written(LocalDateTime.ofInstant(at, context.homeZone())));
      } else if (value instanceof LocalDate day) {
        plain.put(column.name(), day.toString());
      } else {
        plain.put(column.name(), cell);
      }
    }
    return plain;
  }

  /** The last microsecond of a day is how a day without a time is kept where it means its end. */
  private static String written(LocalDateTime at) {
    boolean isWholeDay = at.toLocalTime().equals(LocalTime.MAX.truncatedTo(ChronoUnit.MICROS));
    return isWholeDay ? at.toLocalDate().toString() : SECOND.format(at);
  }
}
