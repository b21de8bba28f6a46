package org.lastmetre.contract;

import java.io.Serializable;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * What a row's file says about its values.
 *
 * @param zone the zone of times without an offset
 * @param homeZone the jurisdiction's zone, in which the day of submission ends
 * @param submittedOn the day the file was submitted
 * @param timestampFormats the mapping's java.time patterns, tried before the standard forms
 * @param nulls the mapping's spellings of “no value”, beside the standard ones
 * @param absentColumns canonical names of columns that the file's header lacks
 */
public record ParseContext(
    ZoneId zone,
    ZoneId homeZone,
    LocalDate submittedOn,
    List<String> timestampFormats,
    Set<String> nulls,
    Set<String> absentColumns)
    implements Serializable {

  /** Copies the collections. */
  public ParseContext {
    timestampFormats = List.copyOf(timestampFormats);
    nulls = Set.copyOf(nulls);
    absentColumns = Set.copyOf(absentColumns);
  }
}
