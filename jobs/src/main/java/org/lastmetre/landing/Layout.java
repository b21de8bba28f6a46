package org.lastmetre.landing;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.lastmetre.landing.line.Line;

/** How one content's rows are to be read; one implementation for each kind of file. */
public sealed interface Layout extends Serializable
    permits DelimitedLayout, WorkbookLayout, JsonLayout {

  /** Name of the text's encoding; null for what is no text. */
  String encoding();

  /** What parts two cells; null where nothing does. */
  String delimiter();

  /** Headers that no column of the dataset claims; none for a mapped file. */
  List<String> unknown();

  /** Columns of the dataset that no header names; none for a mapped file. */
  List<String> absent();

  /** Streams the file's lines; what it opens is closed at their end. */
  Iterator<Line> lines(Path file) throws IOException;
}
