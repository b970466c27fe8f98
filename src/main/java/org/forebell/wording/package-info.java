/**
 * What a letter says to whom: templates in six languages, text messages of one part, mail, and what
 * of an alert a recipient may see. Pure, and the same for every actor and place.
 */
package org.forebell.wording;
