/** The way back in: replies, receipts and signed links over HTTP. */
package org.forebell.inbound;
