/** Public formats made into reports, row by row, by rules that do not ask who did it. */
package org.forebell.report.convert;
