package org.forebell.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The documents of a folder of CAP, the newest first. Not thread-safe. */
final class CapListing {

  /** The oldest fall out of the list; their files stay. */
  static final int MOST = 200;

  private final Path folder;
  private Map<Path, Entry> known = new HashMap<>();

  CapListing(Path folder) {
    this.folder = folder;
  }

  /**
   * A document.
   *
   * @param sent when its sender sent it
   * @param title its headline in its first language
   */
  record Entry(String file, String identifier, Instant sent, String title) {}

  /** What lies there now. What is no document of ours is left out. */
  List<Entry> now() throws IOException {
    Map<Path, Entry> found = new HashMap<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(CapListing::mayBeOurs).toList()) {
          Entry entry = known.containsKey(file) ? known.get(file) : read(file);
          if (entry != null) {
            found.put(file, entry);
          }
        }
      }
    }
    known = found;
    List<Entry> newest = new ArrayList<>(found.values());
    newest.sort(Comparator.comparing(Entry::sent).reversed().thenComparing(Entry::identifier));
    return newest.subList(0, Math.min(MOST, newest.size()));
  }

  private static boolean mayBeOurs(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(CapChannel.ENDING) && !name.startsWith(".");
  }

  private static Entry read(Path file) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    try (InputStream in = Files.newInputStream(file)) {
      Map<String, String> texts = texts(factory.createXMLStreamReader(in));
      return new Entry(
          file.getFileName().toString(),
          texts.getOrDefault("identifier", ""),
          OffsetDateTime.parse(texts.getOrDefault("sent", "")).toInstant(),
          texts.getOrDefault("headline", ""));
    } catch (NoSuchFileException | XMLStreamException | DateTimeParseException e) {
      return null;
    }
  }

  /** The first text of each element that holds text alone, until the first block is over. */
  private static Map<String, String> texts(XMLStreamReader xml) throws XMLStreamException {
    Map<String, String> texts = new HashMap<>();
    String open = "";
    StringBuilder text = new StringBuilder();
    while (xml.hasNext() && !texts.containsKey("headline")) {
      switch (xml.next()) {
        case XMLStreamReader.START_ELEMENT -> {
          open = xml.getLocalName();
          text.setLength(0);
        }
        case XMLStreamReader.CHARACTERS -> text.append(xml.getText());
        case XMLStreamReader.END_ELEMENT -> {
          if (xml.getLocalName().equals(open)) {
            texts.putIfAbsent(open, text.toString());
          }
        }
        default -> {
          // Comments and the like say nothing.
        }
      }
    }
    return texts;
  }
}
