/** The demo: a made-up world played through a real broker and a real Flink runtime. */
package org.forebell.cli.demo;
