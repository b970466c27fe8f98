package org.forebell.delivery;

/** A number that looks drawn and is not: the same text always gives the same. */
final class Hash {

  private Hash() {}

  /** FNV-1a with 64 bits (Fowler, Noll, Vo), its bits mixed by the end of MurmurHash3. */
  static long of(CharSequence text) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }

  /** A number from 0 to 1, without 1. */
  static double part(CharSequence text) {
    return (of(text) >>> 11) * 0x1.0p-53;
  }
}
