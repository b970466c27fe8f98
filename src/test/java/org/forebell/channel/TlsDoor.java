package org.forebell.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A door of TLS before a mail server that speaks in the clear: at once, or when STARTTLS asks for
 * it (RFC 3207), which GreenMail does not know. Remembers what was said before and behind it.
 */
final class TlsDoor implements AutoCloseable {

  private final ServerSocket listening;
  private final int behind;
  private final SSLContext tls;
  private final boolean atOnce;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(DaemonThreads.named("tls-door"));
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final List<String> inTheClear = new CopyOnWriteArrayList<>();
  private final List<String> behindTls = new CopyOnWriteArrayList<>();

  private TlsDoor(int behind, SSLContext tls, boolean atOnce) throws IOException {
    this.listening = new ServerSocket(0, 50, InetAddress.getByName("localhost"));
    this.behind = behind;
    this.tls = tls;
    this.atOnce = atOnce;
    threads.execute(this::accept);
  }

  /**
   * Opens it.
   *
   * @param behind port of the mail server
   * @param store PKCS 12 with key and certificate
   */
  static TlsDoor open(int behind, Path store, String password, boolean atOnce) throws Exception {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, password.toCharArray());
    }
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, password.toCharArray());
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(managers.getKeyManagers(), null, null);
    return new TlsDoor(behind, tls, atOnce);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** What callers said before the door was shut. */
  List<String> inTheClear() {
    return inTheClear;
  }

  /** What they said behind it. */
  List<String> behindTls() {
    return behindTls;
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket caller = listening.accept();
        open.add(caller);
        threads.execute(() -> let(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void let(Socket caller) {
    try (caller;
        Socket server = new Socket(InetAddress.getByName("localhost"), behind)) {
      open.add(server);
      if (!atOnce) {
        askForTls(caller);
        line(server.getInputStream());
      }
      SSLSocket inside =
          (SSLSocket)
              tls.getSocketFactory()
                  .createSocket(caller, caller.getInetAddress().getHostName(), port(), true);
      inside.setUseClientMode(false);
      inside.startHandshake();
      threads.execute(() -> pass(server, inside));
      for (String line = line(inside.getInputStream());
          line != null;
          line = line(inside.getInputStream())) {
        behindTls.add(line);
        say(server, line);
      }
    } catch (IOException gone) {
      // Who does not trust us goes away here.
    }
  }

  /** Greets, and lets nobody do anything but ask for TLS. */
  private void askForTls(Socket caller) throws IOException {
    say(caller, "220 here");
    for (String line = line(caller.getInputStream());
        line != null;
        line = line(caller.getInputStream())) {
      inTheClear.add(line);
      if (line.startsWith("STARTTLS")) {
        say(caller, "220 go on");
        return;
      }
      say(caller, line.startsWith("EHLO") ? "250-here\r\n250 STARTTLS" : "530 STARTTLS first");
    }
    throw new IOException("went away");
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException gone) {
      // One of the two has closed.
    }
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    if (next < 0) {
      return null;
    }
    for (; next >= 0 && next != '\n'; next = in.read()) {
      line.write(next);
    }
    return line.toString(StandardCharsets.ISO_8859_1).replace("\r", "");
  }

  private static void say(Socket to, String line) throws IOException {
    OutputStream out = to.getOutputStream();
    out.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket each : open) {
      each.close();
    }
    threads.shutdownNow();
  }
}
