package org.forebell.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

class GazetteerTablesTest {

  private static final Path SHARED = Path.of("../shared/data/geo");
  private static final Path OURS = Path.of("src/main/gazetteer");
  private static final Path SHIPPED = Path.of("config/gazetteer.csv");

  @Test
  void tablesBecomeOne() throws IOException {
    GazetteerTables tables = new GazetteerTables();
    tables.countries(new StringReader("iso3,name\nXAA,Salt Land\n"));
    tables.areas(
        new StringReader(
            """
            iso3,level,code,code_type,name,parent,other_names,iso_3166_2,lat,lon
            XAA,1,X1,pcode,Harbour (East),XAA,,,1.5,2.5
            XAA,1,X2,pcode,Harbour (West),XAA,,,1.5,2.5
            XAA,1,X3,pcode,Coast,XAA,Shore,XA-CO,3,4
            """));
    tables.neighbours(
        new StringReader("iso3,codes,neighbour_iso3,neighbour_codes\nXAA,X1|X2,XAA,X3\n"));
    tables.aliases(
        new StringReader(
            "iso3,alias,codes\nXAA,Strand,X3\nXAA,Everywhere,\nXAA,Saltmark,XAA\nXAA,Both,X1|X3\n"));
    tables.wholes(new StringReader("iso3,code,name,parts\nXAA,XA-HA,Harbour,X1|X2\n"));
    StringBuilder csv = new StringBuilder();
    tables.write(csv);

    assertThat(csv)
        .hasToString(
            """
            country,level,code,code_type,name,parent,other_names,lat,lon,neighbours,country_names
            XAA,0,XAA,iso_3166_1,Salt Land,,Everywhere,,,,Saltmark
            XAA,1,XA-HA,iso_3166_2,Harbour,XAA,,1.5,2.5,XAA/X3,
            XAA,1,X1,pcode,Harbour (East),XAA,,1.5,2.5,XAA/X3,
            XAA,1,X2,pcode,Harbour (West),XAA,,1.5,2.5,XAA/X3,
            XAA,1,X3,pcode,Coast,XAA,Shore|Strand|XA-CO,3,4,XAA/X1|XAA/X2|XAA/XA-HA,
            """);
    assertThat(Gazetteer.read(new StringReader(csv.toString())).find("XAA/Harbour District").code())
        .isEqualTo("XA-HA");
  }

  @Test
  void theShippedGazetteerIsMadeOfItsTables() throws IOException {
    assumeSharedData();
    GazetteerTables tables = new GazetteerTables();
    tables.countries(table(OURS, "countries.csv"));
    tables.areas(table(SHARED, "areas.csv"));
    tables.neighbours(table(SHARED, "neighbours.csv"));
    tables.aliases(table(SHARED, "aliases.csv"));
    tables.aliases(table(OURS, "english-names.csv"));
    tables.aliases(table(OURS, "spellings.csv"));
    tables.wholes(table(OURS, "wholes.csv"));
    StringBuilder csv = new StringBuilder();
    tables.write(csv);

    assertThat(csv.toString().equals(Files.readString(SHIPPED)))
        .as("make it again: src/main/gazetteer/README.md says how")
        .isTrue();
  }

  @Test
  void everyAliasMeansWhatItsTableSays() throws IOException {
    assumeSharedData();
    Gazetteer shipped;
    try (Reader csv = Files.newBufferedReader(SHIPPED)) {
      shipped = Gazetteer.read(csv);
    }
    for (CSVRecord alias :
        CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .get()
            .parse(table(SHARED, "aliases.csv"))) {
      String country = alias.get("iso3");
      Place place = shipped.find(country + "/" + alias.get("alias"));
      String code = alias.get("codes");

      assertThat(place).as(alias.toString()).isNotNull();
      assertThat(place.code()).isEqualTo(code.isEmpty() ? country : code);
    }
  }

  private static void assumeSharedData() {
    boolean present = Files.isDirectory(SHARED);
    if (!present) {
      System.out.println("GazetteerTablesTest is skipped in part: there is no ../shared/data here");
    }
    assumeTrue(present, "there is no ../shared/data here");
  }

  private static Reader table(Path folder, String name) throws IOException {
    return new StringReader(Files.readString(folder.resolve(name)));
  }
}
