package org.lastmetre.policy;

import java.io.Serializable;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one foreign layout is read as files of our datasets.
 *
 * @param name the file name, such as {@code requests.yaml}
 * @param match glob below landing/, such as <code>*&#47;*&#47;requests*.csv</code>
 * @param read how the file is decoded
 * @param where Spark SQL condition a source row must meet, for all targets; null for none
 * @param targets what each source row becomes; at least one, a dataset may come several times
 * @param fingerprint SHA-256 in hexadecimal over all values above
 */
public record Mapping(
    String name, String match, Read read, String where, List<Target> targets, String fingerprint)
    implements Serializable {
  public Mapping {
    targets = List.copyOf(targets);
  }

  /** Whether this mapping reads the file at a path below landing/, written with {@code /}. */
  public boolean matches(String landingPath) {
    return Glob.pattern(match).matcher(landingPath).matches();
  }

  /**
   * How the file is decoded.
   *
   * @param headerRow row of the header, counted from 1
   * @param sheet a sheet's name, or its position counted from 1; for XLSX only
   * @param timeZone zone of times without an offset
   * @param timestampFormats patterns of {@link DateTimeFormatter}, tried in order before our own
   * @param nulls cells, trimmed, that mean “no value”
   * @param explode for JSON lines, the array of which each element is one source row for every
   *     target that names no other, such as {@code notes}; null for none
   */
  public record Read(
      int headerRow,
      String sheet,
      ZoneId timeZone,
      List<String> timestampFormats,
      List<String> nulls,
      String explode)
      implements Serializable {
    public Read {
      timestampFormats = List.copyOf(timestampFormats);
      nulls = List.copyOf(nulls);
    }
  }

  /**
   * One dataset made from the source rows.
   *
   * @param dataset the dataset
   * @param explode for JSON lines, the array of which each element is one source row; null for one
   *     row per object
   * @param where Spark SQL condition for this target; null for none
   * @param columns column of the dataset to Spark SQL expression over the source's columns
   */
  public record Target(String dataset, String explode, String where, Map<String, String> columns)
      implements Serializable {
    public Target {
      columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }
  }
}
