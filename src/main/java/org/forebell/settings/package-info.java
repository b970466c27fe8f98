/** Reading the files that people write, to the letter: every complaint names its line and key. */
package org.forebell.settings;
