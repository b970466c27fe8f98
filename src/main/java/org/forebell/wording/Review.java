package org.forebell.wording;

import java.util.List;

/**
 * A recommendation to look at plans again; never an order.
 *
 * @param plans at least one, the first first
 * @param decides with whom the decision lies
 */
public record Review(List<Plan> plans, Decider decides) {}
