package dev.titan.transforms.decode;

import java.io.CharConversionException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A cursor over one XML part of an Office file. Names are local: the transitional and the strict
 * form of the standard differ in their namespaces only. Document types and external entities are
 * off, so that a part can neither grow by entities nor reach for other files.
 */
final class OfficeXml implements Closeable {
  /** Excel allows 32,767 characters in a cell. */
  static final int MAX_TEXT = 1 << 20;

  private static final XMLInputFactory FACTORY = factory();

  private final InputStream in;
  private final XMLStreamReader xml;
  private final StringBuilder text = new StringBuilder();

  OfficeXml(InputStream in) throws IOException {
    this.in = in;
    try {
      this.xml = FACTORY.createXMLStreamReader(in);
    } catch (XMLStreamException e) {
      throw translate(e);
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    return factory;
  }

  /** Goes to the next start of an element; false at the end of the part. */
  boolean nextStart() throws IOException {
    int event;
    do {
      event = next();
    } while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_DOCUMENT);
    return event == XMLStreamConstants.START_ELEMENT;
  }

  /** Goes to the next start of an element inside the named one; false at that one's end. */
  boolean nextStartWithin(String element) throws IOException {
    while (true) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        return true;
      }
      if (event == XMLStreamConstants.END_DOCUMENT
          || (event == XMLStreamConstants.END_ELEMENT && is(element))) {
        return false;
      }
    }
  }

  /** Whether the current element has that local name. */
  boolean is(String name) {
    return xml.getLocalName().equals(name);
  }

  /** An attribute by its local name, or null. */
  String attribute(String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return null;
  }

  /** Whether an attribute of XML Schema type boolean is there and true. */
  boolean flag(String name) {
    String value = attribute(name);
    return "1".equals(value) || "true".equals(value);
  }

  /** The text up to the end of the current element, without that of elements inside. */
  String text() throws IOException {
    text.setLength(0);
    int depth = 1;
    while (depth > 0) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> depth++;
        case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> depth--;
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
            append(depth);
        default -> {
          // Comments and processing instructions mean nothing.
        }
      }
    }
    return text.toString();
  }

  private void append(int depth) {
    if (depth > 1) {
      return;
    }
    if (text.length() + xml.getTextLength() > MAX_TEXT) {
      throw tooLong();
    }
    text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
  }

  static InputException tooLong() {
    return Expander.corrupt("workbook (a text of more than " + MAX_TEXT + " characters)", null);
  }

  /** Leaves out the current element with all that is in it. */
  void skip() throws IOException {
    for (int depth = 1; depth > 0; ) {
      int event = next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        depth++;
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        depth--;
      }
    }
  }

  private int next() throws IOException {
    try {
      return xml.next();
    } catch (XMLStreamException e) {
      throw translate(e);
    }
  }

  /** A damaged part is the sender's matter, a failing disk is not. */
  private static InputException translate(XMLStreamException e) throws IOException {
    if (e.getNestedException() instanceof IOException io && !isDamage(io)) {
      throw io;
    }
    return Expander.corrupt("workbook (one of its parts is no well-formed XML)", e);
  }

  private static boolean isDamage(IOException e) {
    return e instanceof ZipException
        || e instanceof EOFException
        || e instanceof CharConversionException;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
