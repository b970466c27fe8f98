/**
 * The daily bulletin: what was published up to an instant as one page, in the same order every day.
 * It reads what the jobs publish and never a report, so that what reports hold cannot get into it.
 */
package org.forebell.bulletin;
