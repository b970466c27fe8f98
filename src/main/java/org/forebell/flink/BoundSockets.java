package org.forebell.flink;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.server.ServerSocketFactory;

/**
 * The two listening sockets of an {@link EmbeddedBroker}, bound before the broker exists.
 *
 * <p>A controller's port must stand in the configuration before the controller runs. Looking for a
 * free port and closing it again would leave a moment in which another process can take it; a
 * socket that is bound and handed over leaves none.
 */
final class BoundSockets implements ServerSocketFactory {
  static final String CONTROLLER = "CONTROLLER";
  static final String BROKER = "BROKER";

  private final ServerSocketChannel broker;
  private final ServerSocketChannel controller;

  private BoundSockets(ServerSocketChannel broker, ServerSocketChannel controller) {
    this.broker = broker;
    this.controller = controller;
  }

  static BoundSockets open(String host, int brokerPort) throws IOException {
    ServerSocketChannel broker = bind(host, brokerPort);
    try {
      return new BoundSockets(broker, bind(host, 0));
    } catch (IOException e) {
      broker.close();
      throw e;
    }
  }

  private static ServerSocketChannel bind(String host, int port) throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.configureBlocking(false);
      channel.bind(new InetSocketAddress(host, port));
      return channel;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  int brokerPort() {
    return broker.socket().getLocalPort();
  }

  int controllerPort() {
    return controller.socket().getLocalPort();
  }

  InetSocketAddress controllerAddress() {
    return (InetSocketAddress) controller.socket().getLocalSocketAddress();
  }

  /** For a broker that did not come to use them. */
  void close() {
    Utils.closeQuietly(broker, "the broker's socket");
    Utils.closeQuietly(controller, "the controller's socket");
  }

  @Override
  public ServerSocketChannel openServerSocket(
      String listenerName, InetSocketAddress address, int backlog, int receiveBufferBytes) {
    return address.getPort() == controllerPort() ? controller : broker;
  }
}
