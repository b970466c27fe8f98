package org.forebell.channel;

import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes XML an element at a time; no text can become markup, and none can break the document. */
final class Xml {

  /** What XML 1.0 cannot hold in any form (2.2). */
  private static final Pattern NO_XML =
      Pattern.compile("[^\\t\\n\\r\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

  private final XMLStreamWriter xml;

  private Xml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /** What is written inside an element. */
  interface Content {
    void write(Xml xml) throws XMLStreamException;
  }

  /** A document of one root element. */
  static byte[] document(String root, String namespace, Content content) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      writer.writeStartDocument("UTF-8", "1.0");
      writer.writeStartElement(root);
      writer.writeDefaultNamespace(namespace);
      content.write(new Xml(writer));
      writer.writeEndElement();
      writer.writeEndDocument();
      writer.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("writing to memory failed", e);
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** An element that holds others. */
  Xml element(String name, Content content) throws XMLStreamException {
    xml.writeStartElement(name);
    content.write(this);
    xml.writeEndElement();
    return this;
  }

  /** An element of text; none where there is no text. */
  Xml text(String name, String content) throws XMLStreamException {
    if (!content.isEmpty()) {
      xml.writeStartElement(name);
      xml.writeCharacters(NO_XML.matcher(content).replaceAll(""));
      xml.writeEndElement();
    }
    return this;
  }

  /** An element of attributes alone: names and values in turn. */
  Xml attributes(String name, String... pairs) throws XMLStreamException {
    xml.writeEmptyElement(name);
    for (int i = 0; i < pairs.length; i += 2) {
      xml.writeAttribute(pairs[i], NO_XML.matcher(pairs[i + 1]).replaceAll(""));
    }
    return this;
  }

  /** A name of something with its value, as CAP has them. */
  Xml pair(String element, String name, String value) throws XMLStreamException {
    return element(element, inside -> inside.text("valueName", name).text("value", value));
  }
}
