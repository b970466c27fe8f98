package org.forebell.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One picture of a process that is asked over HTTP. */
class WatchCommandTest {

  private HttpServer process;
  private String address;

  @BeforeEach
  void start() throws Exception {
    process = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    process.createContext(
        "/metrics",
        exchange -> {
          byte[] text =
              "forebell_open_alerts{level=\"critical\",subject=\"staff\"} 7\nan odd line {\n"
                  .getBytes(UTF_8);
          exchange.sendResponseHeaders(200, text.length);
          exchange.getResponseBody().write(text);
          exchange.close();
        });
    process.start();
    address = "http://127.0.0.1:" + process.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    process.stop(0);
  }

  @Test
  void onePictureIsPrintedWithoutColours() {
    Ran ran = Ran.command(List.of("watch", "--once", "--metrics", address + "/metrics"));
    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out())
        .contains("WORLD", "WORK", "MACHINE", "critical 7", "1 of 1 processes answer")
        .doesNotContain("\u001B");
  }

  @Test
  void aProcessThatDoesNotAnswerIsNamed() {
    Ran ran =
        Ran.command(
            List.of(
                "watch", "--once", "--metrics", address + "/none", "http://127.0.0.1:1/metrics"));
    assertThat(ran.exit()).isEqualTo(1);
    assertThat(ran.out())
        .contains("0 of 2 processes", "answers 404", "127.0.0.1:1: does not answer");
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    assertThat(Ran.command(List.of("watch", "--once", "--metrics", "ftp://here")).err())
        .contains("is no address");
    assertThat(Ran.command(List.of("watch", "--once", "--every", "PT0.1S")).err())
        .contains("once a second");
  }
}
