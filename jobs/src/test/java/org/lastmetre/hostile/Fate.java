package org.lastmetre.hostile;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What becomes of one file, as {@code hostile/fates.csv} says.
 *
 * @param path below landing/
 * @param reason of a refused file; of a file that is read, that of its first refused row; empty
 *     when nothing was refused
 */
public record Fate(
    String path,
    String status,
    long rowsRead,
    long accepted,
    long quarantined,
    long duplicate,
    long superseded,
    long waiting,
    String reason) {

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
                      Long.parseLong(row.getField("rows_read")),
                      Long.parseLong(row.getField("accepted")),
                      Long.parseLong(row.getField("quarantined")),
                      Long.parseLong(row.getField("duplicate")),
                      Long.parseLong(row.getField("superseded")),
                      Long.parseLong(row.getField("waiting")),
                      row.getField("reason")))
          .toList();
    }
  }

  /** Whether nothing of the file is read. */
  public boolean isRefused() {
    return !List.of("read", "nil", "repeat").contains(status);
  }
}
