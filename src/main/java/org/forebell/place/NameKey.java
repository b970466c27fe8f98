package org.forebell.place;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of places, made comparable. People write "Oromia Region", "OROMIA" and "Oromiya"; accents,
 * case, punctuation, generic words, and UTF-8 that was once read as Latin-1 make no difference.
 */
final class NameKey {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern APOSTROPHES = Pattern.compile("['’‘ʼʻ`´]");
  private static final Pattern GAPS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Words that say what kind of area it is and not which. */
  private static final Set<String> GENERIC =
      Set.of(
          "province",
          "provincia",
          "provincie",
          "governorate",
          "gouvernorat",
          "gubernia",
          "oblast",
          "region",
          "regione",
          "regiao",
          "state",
          "estado",
          "etat",
          "district",
          "distrito",
          "department",
          "departement",
          "departamento",
          "county",
          "prefecture",
          "division",
          "municipality",
          "municipio",
          "wilaya",
          "wilayat",
          "mohafazat",
          "muhafazah",
          "vilayet",
          "kray",
          "krai",
          "rayon",
          "raion",
          "zone",
          "administrative",
          "autonomous",
          "territory",
          "territorio",
          "union",
          "republic",
          "emirate",
          "voivodeship",
          "community",
          "of",
          "the",
          "de",
          "du",
          "do",
          "da",
          "la",
          "le",
          "el",
          "al",
          "as",
          "ad",
          "aj",
          "ar",
          "at",
          "an",
          "az",
          "ash");

  private NameKey() {}

  /** The key of a name; two spellings of one name most often have the same. */
  static String of(String name) {
    String plain = fold(repaired(name));
    StringBuilder key = new StringBuilder(plain.length());
    for (String word : GAPS.split(plain)) {
      if (!GENERIC.contains(word)) {
        key.append(word.endsWith("ah") ? word.substring(0, word.length() - 1) : word);
      }
    }
    return key.isEmpty() ? GAPS.matcher(plain).replaceAll("") : key.toString();
  }

  /** The key of a country's name: there, "republic" may be what tells two apart. */
  static String ofCountry(String name) {
    return GAPS.matcher(fold(repaired(name))).replaceAll("");
  }

  private static String fold(String name) {
    String letters = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD)).replaceAll("");
    String lower = APOSTROPHES.matcher(letters).replaceAll("").toLowerCase(Locale.ROOT);
    return lower
        .replace("ı", "i")
        .replace("ø", "o")
        .replace("ł", "l")
        .replace("đ", "d")
        .replace("ß", "ss")
        .replace("æ", "ae")
        .replace("œ", "oe")
        .replace("ə", "a");
  }

  /** UTF-8 that was read as Latin-1 is read again; every other text stays. */
  private static String repaired(String name) {
    if (name.indexOf('Ã') < 0 && name.indexOf('Â') < 0 && name.indexOf('Ä') < 0) {
      return name;
    }
    if (!StandardCharsets.ISO_8859_1.newEncoder().canEncode(name)) {
      return name;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(name.getBytes(StandardCharsets.ISO_8859_1)))
          .toString();
    } catch (CharacterCodingException notOnceUtf8) {
      return name;
    }
  }
}
