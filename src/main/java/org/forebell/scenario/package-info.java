/**
 * Made-up worlds to play: the same seed always gives the same records. Countries and areas are
 * invented, under codes that ISO 3166 leaves to users, so that no real place is slandered.
 */
package org.forebell.scenario;
