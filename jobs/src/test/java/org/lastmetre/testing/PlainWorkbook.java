package org.lastmetre.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** A workbook read from its XML parts alone; days and instants stay the numbers they are. */
public final class PlainWorkbook {
  private final Path file;

  public PlainWorkbook(Path file) {
    this.file = file;
  }

  /** By name, in order, the rows of each sheet by their number; cells that are absent are empty. */
  public Map<String, TreeMap<Integer, List<String>>> sheets() throws IOException {
    try (ZipFile parts = new ZipFile(file.toFile())) {
      List<String> shared =
          elements(root(parts, "xl/sharedStrings.xml"), "si").map(Element::getTextContent).toList();
      List<String> names =
          elements(root(parts, "xl/workbook.xml"), "sheet")
              .map(sheet -> sheet.getAttribute("name"))
              .toList();
      Map<String, TreeMap<Integer, List<String>>> sheets = new LinkedHashMap<>();
      for (int i = 0; i < names.size(); i++) {
        Element sheet = root(parts, "xl/worksheets/sheet" + (i + 1) + ".xml");
        sheets.put(names.get(i), rows(sheet, shared));
      }
      return sheets;
    }
  }

  private static TreeMap<Integer, List<String>> rows(Element sheet, List<String> shared) {
    TreeMap<Integer, List<String>> rows = new TreeMap<>();
    elements(sheet, "row")
        .forEach(
            row -> {
              List<String> cells = new ArrayList<>();
              elements(row, "c")
                  .forEach(
                      cell -> {
                        while (cells.size() < column(cell.getAttribute("r"))) {
                          cells.add("");
                        }
                        boolean isShared = cell.getAttribute("t").equals("s");
                        String text = cell.getTextContent();
                        cells.add(isShared ? shared.get(Integer.parseInt(text)) : text);
                      });
              rows.put(Integer.parseInt(row.getAttribute("r")), cells);
            });
    return rows;
  }

  /** The place of a cell such as C5, the first column being 0; none read here is wider than 26. */
  private static int column(String cell) {
    return cell.charAt(0) - 'A';
  }

  private static Element root(ZipFile parts, String name) throws IOException {
    try (InputStream in = parts.getInputStream(parts.getEntry(name))) {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(in)
          .getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new UncheckedIOException(new IOException(name, e));
    }
  }

  private static Stream<Element> elements(Element within, String name) {
    NodeList nodes = within.getElementsByTagName(name);
    return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item).map(Element.class::cast);
  }
}
