package org.lastmetre.landing;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.lastmetre.landing.table.TableRow;

/** Streams the records of a delimited file, one in memory at a time; closes it at its end. */
final class CsvRows implements Iterator<TableRow> {
  private final CsvReader<CsvRecord> reader;
  private final CloseableIterator<CsvRecord> records;
  private long number;
  private boolean isEnded;

  CsvRows(Path file, Charset charset, char delimiter) throws IOException {
    this.reader = CsvLayouts.csv(delimiter).ofCsvRecord(Content.text(file, charset));
    this.records = reader.iterator();
  }

  @Override
  public boolean hasNext() {
    if (!isEnded && !records.hasNext()) {
      isEnded = true;
      close();
    }
    return !isEnded;
  }

  @Override
  public TableRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return new TableRow(++number, records.next().getFields());
  }

  private void close() {
    try {
      records.close();
      reader.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
