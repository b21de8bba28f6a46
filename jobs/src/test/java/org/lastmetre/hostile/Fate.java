package org.lastmetre.hostile;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lastmetre.silver.ledger.FileLedger;

/**
 * What becomes of one file, as {@code hostile/fates.csv} says.
 *
 * @param path below landing/
 * @param counts by term of the file's ledger, in the order of {@link #TERMS}
 * @param reason of a refused file; of a file that is read, that of its first refused row; empty
 *     when nothing was refused
 */
public record Fate(String path, String status, Map<String, Long> counts, String reason) {
  /** The terms of a file's ledger, columns of {@code ops.files}. */
  public static final List<String> TERMS =
      Stream.concat(Stream.of("rows_read"), FileLedger.FATES.stream()).toList();

  /** The fates of all files that are looked at; of others nothing is to be seen. */
  public static List<Fate> all() throws IOException {
    try (CsvReader<NamedCsvRecord> csv =
        CsvReader.builder()
            .ofNamedCsvRecord(Path.of("jobs/src/test/resources/hostile/fates.csv"))) {
      return csv.stream()
          .map(
              row ->
                  new Fate(
                      row.getField("path"),
                      row.getField("status"),
                      counts(row),
                      row.getField("reason")))
          .toList();
    }
  }

  private static Map<String, Long> counts(NamedCsvRecord row) {
    Map<String, Long> counts = new LinkedHashMap<>();
    TERMS.forEach(term -> counts.put(term, Long.valueOf(row.getField(term))));
    return counts;
  }

  /** What was read of it and became of that: {@code read 3 2 1 0 0 0}. */
  public String ledger() {
    return status
        + " "
        + counts.values().stream().map(String::valueOf).collect(Collectors.joining(" "));
  }

  /** Whether nothing of the file is read. */
  public boolean isRefused() {
    return !List.of("read", "nil", "repeat").contains(status);
  }
}
