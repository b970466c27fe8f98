package org.forebell.channel;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An SMTP server that answers as it is told, by the first word of what it hears: a line to say,
 * {@code drop} to close the connection, {@code hang} to say nothing. {@code .} stands for the end
 * of a message, {@code hello} for the greeting.
 */
final class HostileMailServer implements AutoCloseable {

  private final ServerSocket listening;
  private final Map<String, String> answers;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final List<String> messages = new CopyOnWriteArrayList<>();

  HostileMailServer(Map<String, String> answers) throws IOException {
    this.answers = answers;
    listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** The messages whose end was reached, whatever was answered. */
  List<String> messages() {
    return messages;
  }

  private void accept() throws IOException {
    while (!listening.isClosed()) {
      Socket socket = listening.accept();
      open.add(socket);
      start(() -> talk(socket));
    }
  }

  private void talk(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    if (!say(socket, answers.getOrDefault("hello", "220 here"))) {
      return;
    }
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String word = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
      String answer = answers.getOrDefault(word, usual(word));
      if (!say(socket, answer)) {
        return;
      }
      if (answer.startsWith("354")) {
        messages.add(message(in));
        if (!say(socket, answers.getOrDefault(".", "250 taken"))) {
          return;
        }
      }
    }
  }

  private static String usual(String word) {
    return word.equals("DATA") ? "354 go on" : word.equals("QUIT") ? "221 bye" : "250 ok";
  }

  private static String message(BufferedReader in) throws IOException {
    StringBuilder message = new StringBuilder();
    for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      message.append(line).append("\r\n");
    }
    return message.toString();
  }

  /** Whether to go on. */
  private static boolean say(Socket socket, String answer) throws IOException {
    if (answer.equals("hang")) {
      return false;
    }
    if (answer.equals("drop")) {
      socket.close();
      return false;
    }
    OutputStream out = socket.getOutputStream();
    out.write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    return true;
  }

  private interface Work {
    void run() throws IOException;
  }

  private void start(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // The other side, or the test, has closed the connection.
                open.removeIf(Socket::isClosed);
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listening.close();
    for (Socket each : open) {
      each.close();
    }
  }
}
