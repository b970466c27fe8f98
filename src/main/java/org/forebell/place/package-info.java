/** Areas: their codes, names, parents and neighbours. Pure: readers are handed in. */
package org.forebell.place;
