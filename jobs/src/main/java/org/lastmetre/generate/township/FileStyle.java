package org.lastmetre.generate.township;

import java.util.List;

/** How a sender's program writes a file of rows. */
public sealed interface FileStyle permits CsvStyle, WorkbookStyle, JsonStyle {
  /** How the file's name ends, without the dot. */
  String extension();

  /** The sheet on which the rows stand; empty where files have no sheets. */
  String sheet();

  /** The number of the first row below the header, as a reader counts rows from 1. */
  int firstRow();

  /** The bytes of a file with these records, of which the first is the header. */
  byte[] bytes(List<List<String>> records);
}
