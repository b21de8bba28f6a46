package org.lastmetre.lake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Writes rows as one Parquet file, for readers that know no table of several. */
public final class ParquetFile {
  private ParquetFile() {}

  /**
   * Writes the rows, in their order.
   *
   * @param file must not exist; what is written meanwhile lies beside it
   */
  public static void write(Dataset<Row> rows, Path file) throws IOException {
    Path parts = file.resolveSibling(file.getFileName() + ".parts");
    rows.coalesce(1).write().parquet(parts.toString());
    Path part;
    try (Stream<Path> written = Files.list(parts)) {
      part =
          written
              .filter(each -> each.getFileName().toString().endsWith(".parquet"))
              .findFirst()
              .orElseThrow();
    }
    Files.move(part, file);
    FileUtils.deleteDirectory(parts.toFile());
  }
}
