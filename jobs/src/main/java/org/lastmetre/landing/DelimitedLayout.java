package org.lastmetre.landing;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.lastmetre.landing.line.Line;
import org.lastmetre.landing.line.Runs;
import org.lastmetre.landing.table.Header;
import org.lastmetre.landing.table.TableLines;

/**
 * A delimited file's layout.
 *
 * @param encoding name of its encoding
 * @param separator what parts two cells
 */
record DelimitedLayout(String encoding, char separator, Header header) implements Layout {

  @Override
  public String delimiter() {
    return String.valueOf(separator);
  }

  @Override
  public List<String> unknown() {
    return List.copyOf(header.unknown().values());
  }

  @Override
  public List<String> absent() {
    return header.absent();
  }

  @Override
  public Iterator<Line> lines(Path file) throws IOException {
    CsvRows rows = new CsvRows(Content.text(file, Charset.forName(encoding)), separator);
    return new Runs(new TableLines(rows, header, null, 0));
  }
}
