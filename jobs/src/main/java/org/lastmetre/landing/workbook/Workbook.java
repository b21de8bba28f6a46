package org.lastmetre.landing.workbook;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.lastmetre.contract.DateSystem;

/**
 * An XLSX workbook (ISO 29500, either dialect), opened for reading.
 *
 * <p>Everything here throws {@link ZipException} when the workbook is damaged.
 */
public final class Workbook implements AutoCloseable {
  /** The part that makes a zip a workbook. */
  public static final String PART = "xl/workbook.xml";

  private static final String RELATIONSHIPS = "xl/_rels/workbook.xml.rels";

  private final ZipFile zip;
  private final List<Sheet> sheets = new ArrayList<>();
  private final Map<String, String> partById = new HashMap<>();
  private DateSystem dates = DateSystem.FROM_1900;
  private String stylesPart;
  private String stringsPart;
  private Styles styles;
  private SharedStrings strings;

  private Workbook(ZipFile zip) {
    this.zip = zip;
  }

  /** Opens a workbook; closing it closes the zip. */
  public static Workbook of(ZipFile zip) throws IOException {
    Workbook workbook = new Workbook(zip);
    try {
      workbook.readRelationships();
      workbook.readSheets();
      workbook.styles =
          workbook.stylesPart == null ? Styles.none() : Styles.read(zip, workbook.stylesPart);
      return workbook;
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e;
    }
  }

  private void readRelationships() throws IOException {
    try (Xml xml = Xml.of(zip, RELATIONSHIPS)) {
      while (xml.nextStart()) {
        String type = xml.attribute("Type");
        String target = xml.attribute("Target");
        if (!xml.is("Relationship") || type == null || target == null) {
          continue;
        }
        String part = target.startsWith("/") ? target.substring(1) : "xl/" + target;
        switch (type.substring(type.lastIndexOf('/') + 1)) {
          case "worksheet" -> partById.put(xml.attribute("Id"), part);
          case "styles" -> stylesPart = part;
          case "sharedStrings" -> stringsPart = part;
          default -> {
            // Themes, links and the like say nothing of rows.
          }
        }
      }
    }
  }

  private void readSheets() throws IOException {
    try (Xml xml = Xml.of(zip, PART)) {
      while (xml.nextStart()) {
        if (xml.is("workbookPr")) {
          String from1904 = xml.attribute("date1904");
          boolean isOld = "1".equals(from1904) || "true".equals(from1904);
          dates = isOld ? DateSystem.FROM_1904 : DateSystem.FROM_1900;
        } else if (xml.is("sheet")) {
          String state = xml.attribute("state");
          sheets.add(
              new Sheet(
                  sheets.size() + 1,
                  xml.attribute("name"),
                  state == null || state.equals("visible"),
                  partById.get(xml.attribute("id"))));
        }
      }
    }
  }

  /** All sheets in the order of their tabs. */
  public List<Sheet> sheets() {
    return List.copyOf(sheets);
  }

  /**
   * Streams the rows a sheet holds; rows it does not mention are not there.
   *
   * @param sheet one with a part
   * @param meanings what each column's cells are meant as, by position from 0
   */
  public SheetRows rows(Sheet sheet, IntFunction<Meaning> meanings) throws IOException {
    return new SheetRows(Xml.of(zip, sheet.part()), this, meanings);
  }

  NumberFormat format(String style) {
    return styles.format(style);
  }

  CellTexts texts() {
    return new CellTexts(dates);
  }

  /** The shared string of that number; they are read when first asked for. */
  String string(int number) throws IOException {
    if (strings == null) {
      if (stringsPart == null) {
        throw new ZipException("the workbook has no shared strings");
      }
      strings = SharedStrings.read(zip, stringsPart);
    }
    return strings.get(number);
  }

  @Override
  public void close() throws IOException {
    try (ZipFile closed = zip) {
      if (strings != null) {
        strings.close();
      }
    }
  }
}
