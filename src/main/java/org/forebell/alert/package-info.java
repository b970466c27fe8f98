/**
 * What to tell: when an alert begins, changes and ends, what it rests on, and in which words. Pure,
 * and neutral: nothing here knows who did anything.
 */
package org.forebell.alert;
