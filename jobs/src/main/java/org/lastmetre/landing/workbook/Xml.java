package org.lastmetre.landing.workbook;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A part of a workbook as a stream of XML; names are local ones, so that both dialects fit. */
final class Xml implements AutoCloseable {
  private static final XMLInputFactory FACTORY = factory();

  private final InputStream in;
  private final XMLStreamReader reader;

  private Xml(InputStream in, XMLStreamReader reader) {
    this.in = in;
    this.reader = reader;
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = new InputFactoryImpl();
    // No part of a workbook has a document type: what it declares must not be fetched or grow.
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /**
   * Opens a part.
   *
   * @throws ZipException when the workbook has no such part
   */
  static Xml of(ZipFile zip, String part) throws IOException {
    ZipEntry entry = zip.getEntry(part);
    if (entry == null) {
      throw new ZipException("the workbook lacks " + part);
    }
    InputStream in = IntactEntry.open(zip, entry);
    try {
      return new Xml(in, FACTORY.createXMLStreamReader(in));
    } catch (XMLStreamException e) {
      in.close();
      throw broken(e);
    }
  }

  /** Goes to the next element that begins; false at the end of the document. */
  boolean nextStart() throws IOException {
    while (hasNext()) {
      if (next() == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
    }
    return false;
  }

  /**
   * Goes to the next element that begins within the present one; false when that one has ended.
   *
   * @param parent the present element's name
   */
  boolean nextStartIn(String parent) throws IOException {
    while (hasNext()) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_ELEMENT && reader.getLocalName().equals(parent)) {
        return false;
      }
    }
    return false;
  }

  boolean is(String name) {
    return reader.getLocalName().equals(name);
  }

  String name() {
    return reader.getLocalName();
  }

  /** The attribute's text by its local name; null when there is none. */
  String attribute(String name) {
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      if (reader.getAttributeLocalName(i).equals(name)) {
        return reader.getAttributeValue(i);
      }
    }
    return null;
  }

  /** The text within the present element; leaves it. */
  String text() throws IOException {
    try {
      return reader.getElementText();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** Leaves the present element with all within it. */
  void skip() throws IOException {
    for (int depth = 1; depth > 0 && hasNext(); ) {
      int event = next();
      depth += event == XMLStreamConstants.START_ELEMENT ? 1 : 0;
      depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
    }
  }

  /**
   * The text of a string element with its runs, without what tells its pronunciation; leaves it.
   *
   * @param parent the present element's name
   */
  String richText(String parent) throws IOException {
    StringBuilder text = new StringBuilder();
    while (nextStartIn(parent)) {
      if (is("t")) {
        text.append(text());
      } else if (is("rPh")) {
        skip();
      }
    }
    return Escapes.undone(text.toString());
  }

  private boolean hasNext() throws IOException {
    try {
      return reader.hasNext();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  private int next() throws IOException {
    try {
      return reader.next();
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  private static IOException broken(XMLStreamException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnpackedTooLarge tooLarge) {
        return tooLarge;
      }
    }
    // A cut or damaged archive shows here as well as in the archive's own structure.
    ZipException broken = new ZipException("a part of the workbook is broken: " + e.getMessage());
    broken.initCause(e);
    return broken;
  }

  @Override
  public void close() throws IOException {
    try {
      reader.close();
    } catch (XMLStreamException e) {
      throw broken(e);
    } finally {
      in.close();
    }
  }
}
