package org.forebell.backtest.lived;

/**
 * What watch did for one group of incidents.
 *
 * @param by what groups: country, density, facility or actor
 * @param incidents that count
 * @param cover share of them under watch before they happened, NaN without incidents
 * @param precision share of the group's episodes that saw an incident within seven days, NaN where
 *     the group has no areas of its own or no episode
 * @param leadDays median days from the start of the episode to a covered incident, NaN without
 * @param areaDays share of the group's area-days under watch, NaN where it has no areas of its own
 */
public record EquityGroup(
    String by,
    String group,
    int incidents,
    double cover,
    double precision,
    double leadDays,
    double areaDays) {}
