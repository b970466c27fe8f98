package org.forebell.report;

/**
 * A way in which a record breaks the contract.
 *
 * @param pointer where, as a JSON pointer (RFC 6901); empty for the record as a whole
 * @param detail what is wrong there, in words, with no more of the content than a safe excerpt
 */
public record Rejection(Reason reason, String pointer, String detail) implements Reading {}
