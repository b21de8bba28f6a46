package org.lastmetre.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.lastmetre.lake.ParquetFile;
import org.lastmetre.mart.Exports;

/** What exported files are. */
enum ExportForm {
  /** Text that Excel and WPS open with Chinese right. */
  CSV {
    @Override
    void write(Dataset<Row> rows, ZoneId zone, Path file) throws IOException {
      try (OutputStream bytes = Files.newOutputStream(file)) {
        bytes.write(Spreadsheet.BYTE_ORDER_MARK);
        try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
          ResultFormat.CSV.write(
              Spreadsheet.safe(rows), zone, writer, new PrintWriter(Writer.nullWriter()));
        }
      }
    }
  },
  /** What analysts' programs read, with types. */
  PARQUET {
    @Override
    void write(Dataset<Row> rows, ZoneId zone, Path file) throws IOException {
      ParquetFile.write(rows, file);
    }
  };

  abstract void write(Dataset<Row> rows, ZoneId zone, Path file) throws IOException;

  /**
   * The form for a night.
   *
   * @param zone the zone instants are shown in where the form has none itself
   */
  Exports.Form in(ZoneId zone) {
    return new Exports.Form() {
      @Override
      public String ending() {
        return name().toLowerCase(Locale.ROOT);
      }

      @Override
      public void write(Dataset<Row> rows, Path file) throws IOException {
        ExportForm.this.write(rows, zone, file);
      }
    };
  }
}
