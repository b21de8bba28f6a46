package org.lastmetre.generate.township;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.stream.Collectors;

/**
 * The hand in which one sender writes its files.
 *
 * @param style how the file is written
 * @param dates how days and instants are written
 * @param wording its words for headers and coded values
 */
public record Hand(FileStyle style, DateStyle dates, Wording wording) {

  /** The same hand with another program for files. */
  public Hand with(FileStyle other) {
    return new Hand(other, dates, wording);
  }

  /** An empty sheet of that dataset with every column the sender has words for, in its order. */
  public Sheet sheet(String dataset) {
    return new Sheet(dataset, wording.columns(dataset));
  }

  /** The day, empty for null. */
  public String day(LocalDate date) {
    return date == null ? "" : dates.date(date);
  }

  /** The instant, empty for null. */
  public String time(LocalDateTime time) {
    return time == null ? "" : dates.time(time);
  }

  /** The sender's word for a coded value of a column; empty stays empty. */
  public String word(String column, String value) {
    return value.isEmpty() ? "" : wording.value(column, value);
  }

  /** The sender's words for several values of a list column, joined as it joins lists. */
  public String words(String column, Collection<String> values) {
    return list(values.stream().map(value -> word(column, value)).collect(Collectors.toList()));
  }

  /** A list in one cell. */
  public String list(Collection<String> values) {
    return String.join(wording.listMark(), values);
  }
}
