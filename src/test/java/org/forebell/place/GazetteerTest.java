package org.forebell.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GazetteerTest {

  private static Gazetteer shipped;

  @BeforeAll
  static void read() throws IOException {
    try (Reader csv = Files.newBufferedReader(Path.of("config/gazetteer.csv"))) {
      shipped = Gazetteer.read(csv);
    }
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "AFG/AF01, AFG/AF01",
    "AFG/Kabul, AFG/AF01",
    "AFG/kabul province, AFG/AF01",
    "AFG/ KABUL , AFG/AF01",
    "AFG/Panjshir, AFG/AF08",
    "UKR/Kyiv Oblast, UKR/UA32",
    "UKR/Kyiv City, UKR/UA80",
    "SYR/Al-Hasakah Governorate, SYR/SY08",
    "SYR/Al-Hasaka Governorate, SYR/SY08",
    "CMR/Far-North, CMR/CM004",
    "COD/North Kivu, COD/CD61",
    "COD/Kasaï-Central Province, COD/CD91",
    "COD/Ituri Province, COD/CD54",
    "HTI/Ouest Department, HTI/HT01",
    "HTI/Grand'Anse, HTI/HT08",
    "IRQ/Nineveh Governorate, IRQ/IQG15",
    "IRQ/Saladin Governorate, IRQ/IQG16",
    "IRQ/Al Anbar Governorate, IRQ/IQG01",
    "IRQ/Basra, IRQ/IQG02",
    "IRQ/Dhi Qar Governorate, IRQ/IQG17",
    "IRQ/Sulaymaniyah, IRQ/IQG06",
    "LBN/Nabatieh Governorate, LBN/LB4",
    "LBN/South Governorate, LBN/LB6",
    "LBN/Baalbek-Hermel, LBN/LB8",
    "MLI/Timbuktu Region, MLI/ML06",
    "MLI/Ségou, MLI/ML04",
    "MLI/Gao Region, MLI/ML07",
    "MMR/Shan State, MMR/MM-17",
    "MMR/Bago Region, MMR/MM-02",
    "MMR/Naypyitaw Union Territory, MMR/MMR018",
    "MOZ/Zambézia Province, MOZ/MZ11",
    "NER/Tillabéri Region, NER/NE006",
    "NPL/Bagmati Province, NPL/NP03",
    "PAK/Khyber Pakhtunkhwa, PAK/PK5",
    "PAK/Azad Jammu and Kashmir, PAK/PK1",
    "PHL/Calabarzon, PHL/PH04",
    "SDN/Khartoum State, SDN/SD01",
    "SDN/Al Jazirah, SDN/SD15",
    "SDN/Blue Nile State, SDN/SD08",
    "SDN/Gedaref, SDN/SD12",
    "SOM/Banaadir, SOM/SO22",
    "SOM/Lower Shabelle, SOM/SO23",
    "YEM/Al Hudaydah Governorate, YEM/YE18",
    "YEM/Taiz Governorate, YEM/YE15",
    "YEM/Ma'rib Governorate, YEM/YE26",
    "YEM/Sana'a Governorate, YEM/YE23",
    "YEM/Amanat Al Asimah, YEM/YE13",
    "YEM/Dhale, YEM/YE30",
    "COL/Nariño, COL/CO52",
    "COL/Norte de Santander, COL/CO54",
    "GTM/Guatemala, GTM/GT01",
    "BGD/Chattogram Division, BGD/BD20",
    "AFG/AF-KAB, AFG/AF01",
    "PSE/Palestinian Territories, PSE",
    "AFG, AFG"
  })
  void aCodeOrAnySpellingOfANameFindsThePlace(String area, String place) {
    assertThat(shipped.find(area).area()).isEqualTo(place);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "XAA/Harbour District",
        "AFG/Nowhere",
        "AFG/",
        "AFG-AF01",
        "ZZZ",
        "",
        "AFG/AF99",
        "TUR/Marmara Region",
        "PSE/Crimea"
      })
  void whatIsNotKnownIsNotGuessed(String area) {
    assertThat(shipped.find(area)).isNull();
  }

  @Test
  void aPlaceKnowsItsCountryParentPointAndNeighbours() {
    Place kabul = shipped.find("AFG/AF01");

    assertThat(kabul.countryName()).isEqualTo("Afghanistan");
    assertThat(kabul.parent()).isEqualTo("AFG");
    assertThat(kabul.latitude()).isBetween(34.0, 35.0);
    assertThat(kabul.neighbours()).contains("AFG/AF02").doesNotContain("AFG/AF01");
  }

  @Test
  void countriesAreFoundByName() {
    assertThat(shipped.country("Afghanistan")).isEqualTo("AFG");
    assertThat(shipped.country("Cote D'Ivoire")).isEqualTo("CIV");
    assertThat(shipped.country("DR Congo")).isEqualTo("COD");
    assertThat(shipped.country("Syrian Arab Republic")).isEqualTo("SYR");
    assertThat(shipped.country("Congo")).as("there are two").isNull();
    assertThat(shipped.country("Crimean Peninsula")).as("no country").isNull();
    assertThat(shipped.country("Atlantis")).isNull();
  }

  @Test
  void aNameThatTwoAreasShareMeansNeither() throws IOException {
    Gazetteer gazetteer =
        Gazetteer.read(
            new StringReader(
                """
                country,level,code,code_type,name,parent,other_names,lat,lon,neighbours,country_names
                XAA,0,XAA,iso_3166_1,Salt Land,,,,,,
                XAA,1,X1,pcode,Harbour,XAA,Port|Haven|Old Coast,1,2,,
                XAA,1,X2,pcode,Coast,XAA,Port,1,2,,
                XAA,1,X3,iso_3166_2,Harbour,XAA,Salt Land,1,2,,
                XAA,2,X11,pcode,Coast,X1,,1,2,,
                XAA,2,X12,pcode,Old Coast,X1,,1,2,,
                """));

    assertThat(gazetteer.find("XAA/Port")).isNull();
    assertThat(gazetteer.find("XAA/Haven").code()).isEqualTo("X1");
    assertThat(gazetteer.find("XAA/Coast").code()).as("the larger one").isEqualTo("X2");
    assertThat(gazetteer.find("XAA/Old Coast").code()).as("the larger one").isEqualTo("X1");
    assertThat(gazetteer.find("XAA/Harbour").code()).as("the P-code").isEqualTo("X1");
    assertThat(gazetteer.find("XAA/Salt Land").code()).as("not the country").isEqualTo("X3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "iso3,name\n",
        "country,level,code,code_type,name,parent,other_names,lat,lon,neighbours,country_names\nXAA\n",
        "country,level,code,code_type,name,parent,other_names,lat,lon,neighbours,country_names\n"
            + "XAA,0,XAA,iso_3166_1,\"Salt Land,,,,,,\n"
      })
  void whatIsNoGazetteerIsRefusedAtOnce(String csv) {
    assertThatThrownBy(() -> Gazetteer.read(new StringReader(csv)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("gazetteer");
  }

  @Test
  void everyPlaceIsUnderstoodAndFoundByItsCode() {
    assertThat(shipped.places())
        .hasSizeGreaterThan(34_000)
        .allMatch(place -> shipped.find(place.area()).equals(place));
    assertThat(shipped.places())
        .filteredOn(place -> place.level() == 1)
        .allMatch(place -> place.parent().equals(place.country()))
        .flatExtracting(Place::neighbours)
        .allMatch(neighbour -> shipped.find((String) neighbour) != null);
  }

  @Test
  void placingWritesCodesAndRemembersWhatItCouldNotPlace() {
    Placing placing = new Placing(shipped, 1);

    assertThat(placing.area("AFG/Kabul Province")).isEqualTo("AFG/AF01");
    assertThat(placing.area("AFG/Nowhere")).isEqualTo("AFG/Nowhere");
    assertThat(placing.area("AFG/Nowhere")).isEqualTo("AFG/Nowhere");
    assertThat(placing.area("AFG/Elsewhere")).isEqualTo("AFG/Elsewhere");
    assertThat(placing.area("AFG")).isEqualTo("AFG");
    assertThat(placing.placed()).isEqualTo(1);
    assertThat(placing.notPlaced()).isEqualTo(3);
    assertThat(placing.unplaced()).as("bounded").containsOnly(entry("AFG/Nowhere", 2));
  }

  @ParameterizedTest(name = "{0} like {1}")
  @CsvSource({
    "Oromia Region, OROMIA",
    "Sar-e Pol, Sar e Pol Province",
    "Île-de-France, Ile de France",
    "HormozgÃ¡n, Hormozgán",
    "Gao Région, gao",
    "Al Hasakah, Hasaka",
    "Republic of Coast, Coast",
    "Provincia de la Costa, Costa",
    "Muhafazah Harbour, harbour",
    "St. John's, St Johns"
  })
  void spellingsThatMeanOneNameHaveOneKey(String one, String other) {
    assertThat(NameKey.of(one)).isEqualTo(NameKey.of(other));
  }
}
