/**
 * What is said to a recipient, in six languages, as long as the medium carries and as much as the
 * tier of trust may see. The same words for every actor and place.
 */
package org.forebell.wording;
