/** The forms of a bulletin: a page, plain text, JSON and CSV. */
package org.forebell.bulletin.page;
