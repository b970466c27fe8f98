/**
 * Who hears of an alert, when, on which channel, and what when nobody answers: routing, ladders,
 * quiet hours, budgets, digests. Pure: time is handed in.
 */
package org.forebell.delivery;
