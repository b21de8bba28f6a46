package org.lastmetre.landing;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.lastmetre.contract.Contracts;
import org.lastmetre.contract.Reason;
import org.lastmetre.contract.TableContract;
import org.lastmetre.landing.json.JsonRows.Shape;
import org.lastmetre.policy.Mapping;

/** Chooses the layout of a file by the kind that its content shows. */
final class Layouts {
  /** What a file that is no text may be, by its name; only the sentence its sender gets differs. */
  private static final Set<String> OTHER_KINDS =
      Set.of("pdf", "parquet", "png", "jpg", "jpeg", "rar", "7z");

  private Layouts() {}

  /**
   * The layout of a file's rows.
   *
   * @param mapping what reads it; null when its header does
   * @throws UnreadableFile when its rows cannot be told
   */
  static Layout of(Sending sending, Mapping mapping, Content content, Contracts contracts)
      throws IOException, UnreadableFile {
    Path file = sending.file();
    Charset charset = content.charset();
    TableContract table = mapping == null ? contracts.table("silver", sending.name()) : null;
    switch (content.kind()) {
      case WORKBOOK:
        return mapping == null
            ? WorkbookLayouts.of(file, table)
            : WorkbookLayouts.mapped(file, mapping.read(), MappedColumns.of(mapping));
      case JSON_LINES:
        return mapping == null
            ? JsonLayout.of(file, charset, Shape.LINES, table)
            : JsonLayout.mapped(charset, Shape.LINES, mapping);
      case JSON_ARRAY:
        return mapping == null
            ? JsonLayout.of(file, charset, Shape.ARRAY, table)
            : JsonLayout.mapped(charset, Shape.ARRAY, mapping);
      case DELIMITED:
        requireText(sending, content);
        return mapping == null
            ? CsvLayouts.of(file, charset, table)
            : CsvLayouts.mapped(
                file, charset, mapping.read().headerRow(), MappedColumns.of(mapping));
      case COMPOUND:
        throw new UnreadableFile(
            CompoundFile.isEncrypted(file) ? Reason.PROTECTED_WORKBOOK : Reason.LEGACY_WORKBOOK,
            "not the workbook of today");
      case ARCHIVE:
        throw new UnreadableFile(Reason.NOT_A_WORKBOOK, "an archive within an archive");
    }
    throw new IllegalStateException("No layout for " + content.kind());
  }

  private static void requireText(Sending sending, Content content) throws UnreadableFile {
    if (content.charset() == null) {
      String path = sending.path().toLowerCase(Locale.ROOT).replaceAll("\\.(gz|zip)$", "");
      boolean isOther = OTHER_KINDS.contains(path.substring(path.lastIndexOf('.') + 1));
      throw new UnreadableFile(
          isOther ? Reason.UNSUPPORTED_FORMAT : Reason.UNKNOWN_ENCODING, "no text");
    }
  }
}
