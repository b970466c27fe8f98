package org.forebell.place;

import static org.assertj.core.api.Assertions.assertThat;

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
    "AFG, AFG"
  })
  void aCodeOrAnySpellingOfANameFindsThePlace(String area, String place) {
    assertThat(shipped.find(area).area()).isEqualTo(place);
  }

  @ParameterizedTest
  @ValueSource(strings = {"XAA/Harbour District", "AFG/Nowhere", "AFG/", "ZZZ", "", "AFG/AF99"})
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
    assertThat(shipped.country("Atlantis")).isNull();
  }

  @Test
  void aNameThatTwoAreasShareMeansNeither() throws IOException {
    Gazetteer gazetteer =
        Gazetteer.read(
            new StringReader(
                """
                country,level,code,code_type,name,parent,other_names,lat,lon,neighbours
                XAA,0,XAA,iso_3166_1,Salt Land,,,,,
                XAA,1,X1,pcode,Harbour,XAA,Port|Haven,1,2,
                XAA,1,X2,pcode,Coast,XAA,Port,1,2,
                XAA,2,X11,pcode,Coast,X1,,1,2,
                """));

    assertThat(gazetteer.find("XAA/Port")).isNull();
    assertThat(gazetteer.find("XAA/Haven").code()).isEqualTo("X1");
    assertThat(gazetteer.find("XAA/Coast").code()).as("the larger one").isEqualTo("X2");
  }

  @ParameterizedTest(name = "{0} like {1}")
  @CsvSource({
    "Oromia Region, OROMIA",
    "Sar-e Pol, Sar e Pol Province",
    "Île-de-France, Ile de France",
    "HormozgÃ¡n, Hormozgán",
    "Gao Région, gao",
    "Al Hasakah, Hasaka"
  })
  void spellingsThatMeanOneNameHaveOneKey(String one, String other) {
    assertThat(NameKey.of(one)).isEqualTo(NameKey.of(other));
  }
}
