package org.forebell.flink;

import java.util.List;
import org.forebell.report.EventChange;

/**
 * All that changed in one area at one instant.
 *
 * @param at the time of knowledge, epoch milliseconds
 * @param turn null where silence neither begins nor ends
 */
public record AreaChanges(String area, long at, List<EventChange> changes, SilenceTurn turn) {}
