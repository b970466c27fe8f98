/** The dashboards, said once in Java; what Grafana reads is written from it. */
package org.forebell.metrics.board;
