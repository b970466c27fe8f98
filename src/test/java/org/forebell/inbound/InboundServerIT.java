package org.forebell.inbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.forebell.report.Reason.UNKNOWN_ALERT;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.forebell.alert.AlertOutcome;
import org.forebell.channel.WebhookSignature;
import org.forebell.delivery.Acknowledgement;
import org.forebell.delivery.LinkToken;
import org.forebell.delivery.RoutingReader;
import org.forebell.delivery.Step;
import org.forebell.report.Rejected;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Over real HTTP, as gateways, browsers and those who mean harm call. */
class InboundServerIT {
  private static final long NOW = 1_767_268_800_000L; // 2026-01-01T12:00:00Z
  private static final String SECRET = "a secret of the gateway";
  private static final byte[] LINKS = "0123456789abcdef0123456789abcdef".getBytes(UTF_8);
  private static final int MOST_AT_ONCE = Integer.getInteger("jdk.httpserver.maxConnections");
  private static final String NUMBER = "+252611234567";
  private static final Step SENT =
      new Step(
          Step.Kind.SENT,
          "K7RT-4MQD",
          2,
          "field-duty-a",
          "sms",
          "K7RT-4MQD.2",
          1,
          "",
          false,
          Duration.ZERO,
          "ref-1",
          false,
          NOW - 60_000);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Kept kept = new Kept();
  private Desk desk;
  private InboundServer server;

  /** What was kept, or that nothing can be. */
  private static final class Kept implements Intake {
    private final List<Object> all = Collections.synchronizedList(new ArrayList<>());
    private volatile boolean broken;
    private volatile boolean mistaken;

    private void keep(Object what) throws IOException {
      if (mistaken) {
        throw new IllegalStateException("a mistake of ours");
      }
      if (broken) {
        throw new IOException("no broker");
      }
      all.add(what);
    }

    @Override
    public void acknowledged(Acknowledgement answer) throws IOException {
      keep(answer);
    }

    @Override
    public void told(AlertOutcome outcome) throws IOException {
      keep(outcome);
    }

    @Override
    public void received(Step step) throws IOException {
      keep(step);
    }

    @Override
    public void turnedAway(Rejected what) throws IOException {
      keep(what);
    }
  }

  @BeforeEach
  void start() throws IOException {
    String routing =
        Files.readString(Path.of("config/routing.yaml"))
            .replace(
                "{channel: outbox, to: field-duty-a,", "{channel: sms, to: \"" + NUMBER + "\",");
    desk = new Desk(kept, RoutingReader.read("routing.yaml", routing), to -> to);
    desk.recorded(SENT);
    InstantSource time = InstantSource.fixed(java.time.Instant.ofEpochMilli(NOW));
    server =
        InboundServer.start(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            new Gateways(desk, Map.of("sms", SECRET), time),
            new AnswerLinks(desk, LINKS, time),
            time);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          from=%2B252611234567&text=ACK+K7RT
          From=%2B252611234567&Body=ack%20k7rt%204mqd
          msisdn=252611234567&text=ACK+K7RT-4MQD
          phone=00252611234567&text=%D8%AA%D9%85+K7RT
          from=%2B252611234567&text=k7rt+4mqd
          from=%2B252611234567&text=K%D9%A7RT-%D9%A4MQD
          {"from": "+252 61 1234567", "text": "ACK K7RT"}
          {"contact": {"urn": "tel:+252611234567", "name": "somebody"}, "input": {"text": "ack K7RT"}}
          """)
  void a_reply_acknowledges_in_the_shape_of_any_gateway(String body) throws Exception {
    assertThat(post("/in/sms/reply", body).statusCode()).isEqualTo(202);
    assertThat(kept.all)
        .containsExactly(new Acknowledgement("K7RT-4MQD", 0, "field-duty-a", "sms", NOW));
  }

  @Test
  void what_came_of_it_by_reply() throws Exception {
    assertThat(post("/in/sms/received?from=%2B252611234567&text=FALSE+K7RT", "").statusCode())
        .isEqualTo(202);
    assertThat(kept.all)
        .containsExactly(
            new AlertOutcome("K7RT-4MQD", AlertOutcome.Finding.FALSE, "field-duty-a", NOW, ""));
  }

  @Test
  void receipts_are_about_what_was_sent_under_their_reference() throws Exception {
    assertThat(post("/in/sms/receipt", "{\"id\":\"ref-1\",\"status\":\"queued\"}").statusCode())
        .isEqualTo(202);
    assertThat(kept.all).isEmpty();
    post("/in/sms/receipt", "{\"id\":\"ref-1\",\"status\":\"DELIVRD\"}");
    post("/in/sms/receipt", "MessageSid=ref-1&MessageStatus=undelivered");
    assertThat(kept.all)
        .extracting(each -> ((Step) each).kind() + " " + ((Step) each).key())
        .containsExactly(
            "DELIVERED field-duty-a/sms/K7RT-4MQD.2", "FAILED field-duty-a/sms/K7RT-4MQD.2");
  }

  @ParameterizedTest
  @CsvSource({
    "from=%2B252611234567&text=ACK+K7RT",
    "from=%2B252611234567&text=ACK+CCCC",
    "from=%2B252611234567&text=hello",
    "from=%2B252611234567&text=K7RT-4MQD",
    "from=%2B252611234567&text=K7RT-4MQF",
    "from=%2B999999999999&text=K7RT-4MQD",
    "from=%2B999999999999&text=ACK+K7RT"
  })
  void known_and_unknown_are_answered_alike(String body) throws Exception {
    HttpResponse<String> answer = post("/in/sms/reply", body);
    assertThat(answer.statusCode() + answer.body()).isEqualTo("202{}");
    assertThat(kept.all).hasSize(1);
  }

  /** With the word, a first group means what was sent last; without it, only what is certain. */
  @Test
  void a_name_alone_that_fits_two_alerts_acknowledges_neither() throws Exception {
    desk.recorded(
        new Step(
            Step.Kind.SENT,
            "K7RT-CCCC",
            1,
            "field-duty-a",
            "sms",
            "K7RT-CCCC.1",
            1,
            "",
            false,
            Duration.ZERO,
            "ref-2",
            false,
            NOW));
    HttpResponse<String> answer = post("/in/sms/reply", "from=%2B252611234567&text=K7RT");
    assertThat(answer.statusCode() + answer.body()).isEqualTo("202{}");
    post("/in/sms/reply", "from=%2B252611234567&text=K7RT-CCCC");
    assertThat(kept.all)
        .hasSize(2)
        .anyMatch(each -> each instanceof Rejected turned && turned.reason() == UNKNOWN_ALERT)
        .contains(new Acknowledgement("K7RT-CCCC", 0, "field-duty-a", "sms", NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/in/sms/reply", "/in/other/reply", "/in/sms/nothing", "/in/", "/in/x"})
  void who_cannot_prove_who_it_is_learns_nothing(String path) throws Exception {
    HttpRequest.Builder wrong = request(path).header("Authorization", "Bearer wrong");
    HttpResponse<String> answer = send(wrong.POST(BodyPublishers.ofString("from=1&text=ACK+K7RT")));
    assertThat(answer.statusCode() + answer.body()).isEqualTo("401{}");
    assertThat(kept.all).isEmpty();
  }

  @Test
  void a_signature_or_a_password_proves_as_well() throws Exception {
    String body = "from=%2B252611234567&text=ACK+K7RT";
    WebhookSignature signature = new WebhookSignature(SECRET);
    String signed = signature.sign(body.getBytes(UTF_8), NOW / 1000);
    assertThat(signed(body, signed)).isEqualTo(202);
    assertThat(signed(body + "+", signed)).isEqualTo(401);
    assertThat(signed(body, signature.sign(body.getBytes(UTF_8), NOW / 1000 - 3600)))
        .isEqualTo(401);
    String basic = java.util.Base64.getEncoder().encodeToString(("any:" + SECRET).getBytes(UTF_8));
    HttpRequest.Builder request =
        request("/in/sms/reply").header("Authorization", "Basic " + basic);
    assertThat(send(request.POST(BodyPublishers.ofString(body))).statusCode()).isEqualTo(202);
  }

  private int signed(String body, String signature) throws Exception {
    return send(request("/in/sms/reply")
            .header(WebhookSignature.HEADER, signature)
            .POST(BodyPublishers.ofString(body)))
        .statusCode();
  }

  @Test
  void a_link_asks_first_and_acknowledges_when_pressed() throws Exception {
    String token = new LinkToken("K7RT-4MQD", 2, "field-duty-b", NOW + 60_000).write(LINKS);
    for (String method : List.of("GET", "HEAD", "GET")) {
      HttpResponse<String> asked =
          send(request("/ack/" + token).method(method, BodyPublishers.noBody()));
      assertThat(asked.statusCode()).isEqualTo(200);
      assertThat(asked.headers().firstValue("Cache-Control")).contains("no-store");
    }
    assertThat(kept.all).as("a program that opens links changes nothing").isEmpty();
    HttpResponse<String> page = send(request("/ack/" + token).GET());
    assertThat(page.body())
        .contains("dir=\"rtl\"", "lang=\"ar\"", "K7RT-4MQD v2", "<form method=\"post\">")
        .doesNotContain("<script", "http://", "https://");

    kept.broken = true;
    assertThat(press(token).statusCode()).isEqualTo(503);
    kept.broken = false;
    HttpResponse<String> pressed = press(token);
    assertThat(pressed.statusCode()).isEqualTo(200);
    HttpResponse<String> again = press(token);
    assertThat(again.statusCode() + again.body()).isEqualTo("200" + pressed.body());
    assertThat(kept.all)
        .as("a link is good for once")
        .containsExactly(new Acknowledgement("K7RT-4MQD", 2, "field-duty-b", "link", NOW));
  }

  @Test
  void a_link_that_was_pressed_before_a_restart_is_good_for_nothing_more() throws Exception {
    String token = new LinkToken("K7RT-4MQD", 2, "field-duty-a", NOW + 60_000).write(LINKS);
    desk.recorded(
        new Step(
            Step.Kind.ACKNOWLEDGED,
            "K7RT-4MQD",
            2,
            "field-duty-a",
            "link",
            "",
            0,
            "",
            false,
            Duration.ZERO,
            "",
            false,
            NOW - 1));
    assertThat(press(token).statusCode()).isEqualTo(200);
    assertThat(kept.all).isEmpty();
  }

  private HttpResponse<String> press(String token) throws Exception {
    return send(request("/ack/" + token).POST(BodyPublishers.noBody()));
  }

  @Test
  void links_that_are_over_and_links_never_made_get_the_same_page() throws Exception {
    String over = new LinkToken("K7RT-4MQD", 2, "field-duty-b", NOW - 1000).write(LINKS);
    HttpResponse<String> gone = send(request("/ack/" + over).GET());
    HttpResponse<String> none = send(request("/ack/AAAA").GET());
    HttpResponse<String> pressed = send(request("/ack/" + over).POST(BodyPublishers.noBody()));
    assertThat(List.of(gone.statusCode(), none.statusCode(), pressed.statusCode()))
        .containsOnly(404);
    assertThat(gone.body()).isEqualTo(none.body()).isEqualTo(pressed.body());
    assertThat(kept.all).isEmpty();
  }

  @Test
  void what_cannot_be_kept_is_asked_for_again() throws Exception {
    kept.broken = true;
    assertThat(post("/in/sms/reply", "from=%2B252611234567&text=ACK+K7RT").statusCode())
        .isEqualTo(503);
    String token = new LinkToken("K7RT-4MQD", 2, "field-duty-b", NOW + 60_000).write(LINKS);
    assertThat(send(request("/ack/" + token).POST(BodyPublishers.noBody())).statusCode())
        .isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "no form", "[1]"})
  void what_is_no_callback_is_refused(String body) throws Exception {
    assertThat(post("/in/sms/reply", body).statusCode()).isEqualTo(400);
  }

  @Test
  void a_body_may_have_8_KiB() throws Exception {
    String longest = "from=1&text=" + "x".repeat(8 * 1024);
    assertThat(post("/in/sms/reply", longest).statusCode()).isEqualTo(413);
  }

  @Test
  void who_calls_too_often_is_told_when_to_come_again() throws Exception {
    int refused = 0;
    for (int i = 0; i < 1_000 && refused == 0; i++) {
      HttpResponse<String> answer =
          send(request("/ack/guess" + i).header("X-Forwarded-For", "192.0.2.7").GET());
      if (answer.statusCode() == 429) {
        refused++;
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      }
    }
    assertThat(refused).isEqualTo(1);
    HttpResponse<String> other =
        send(request("/ack/guess").header("X-Forwarded-For", "192.0.2.8").GET());
    assertThat(other.statusCode()).as("another caller is heard").isEqualTo(404);
  }

  @Test
  void who_never_ends_a_request_is_cut_off_and_keeps_no_other_out() throws Exception {
    List<Socket> slow = new ArrayList<>();
    try {
      for (int i = 0; i < 50; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
        socket
            .getOutputStream()
            .write("POST /in/sms/reply HTTP/1.1\r\nHost: a\r\n".getBytes(UTF_8));
        slow.add(socket);
      }
      assertThat(send(request("/health").GET()).statusCode()).isEqualTo(200);
      Socket first = slow.get(0);
      first.setSoTimeout(100);
      await().atMost(Duration.ofSeconds(40)).until(() -> isClosed(first));
    } finally {
      for (Socket socket : slow) {
        socket.close();
      }
    }
  }

  /** The JDK's server goes on counting a connection whose answer was never finished. */
  @Test
  void requests_that_fail_without_an_answer_keep_nobody_out_for_long() throws Exception {
    kept.mistaken = true;
    for (int i = 0; i < MOST_AT_ONCE; i++) {
      HttpRequest.Builder request =
          request("/in/sms/reply")
              .header("Authorization", "Bearer " + SECRET)
              .header("X-Forwarded-For", "192.0.2." + i)
              .POST(BodyPublishers.ofString("from=1&text=hello"));
      assertThatThrownBy(() -> send(request)).isInstanceOf(IOException.class);
    }
    await().atMost(Duration.ofMinutes(2)).until(this::isHealthy);
  }

  private boolean isHealthy() throws Exception {
    try {
      return send(request("/health").GET()).statusCode() == 200;
    } catch (IOException refused) {
      return false;
    }
  }

  private static boolean isClosed(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException open) {
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(
        request(path)
            .header("Authorization", "Bearer " + SECRET)
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:" + server.address().getPort() + path));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }
}
