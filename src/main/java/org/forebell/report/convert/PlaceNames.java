package org.forebell.report.convert;

import java.util.function.UnaryOperator;

/**
 * What a gazetteer knows of names as people write them; handed in, since this room has none.
 *
 * @param country the ISO 3166-1 code of a country's name, null when it is not known
 * @param area the area with its code in the place of its name, null when it is not known
 */
public record PlaceNames(UnaryOperator<String> country, UnaryOperator<String> area) {}
