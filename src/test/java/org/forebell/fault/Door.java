package org.forebell.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The network between two machines: what comes in at one port goes out to another, unless the door
 * is shut, and as fast as it is told.
 */
final class Door implements AutoCloseable {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final int AT_ONCE = 8192;

  private final ServerSocket entry;
  private final int to;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger turnedAway = new AtomicInteger();
  private volatile boolean shut;
  private volatile long latencyNanos;
  private volatile long nanosPerByte;

  private Door(ServerSocket entry, int to) {
    this.entry = entry;
    this.to = to;
  }

  /** A door to a port of this machine. */
  static Door to(int port) throws IOException {
    Door door = new Door(new ServerSocket(0, 50, HERE), port);
    daemon("door", door::accept);
    return door;
  }

  private static void daemon(String name, Runnable work) {
    Thread thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return entry.getLocalPort();
  }

  /** Ends all that is under way, and lets nothing in. */
  void shut() {
    shut = true;
    turnedAway.set(0);
    open.forEach(Door::end);
  }

  /** How many have knocked since it was shut. */
  int turnedAway() {
    return turnedAway.get();
  }

  void open() {
    shut = false;
  }

  /** From now on every byte takes so long, and no more of them pass in a second; 0 for no limit. */
  void slow(long latencyMs, int bytesPerSecond) {
    latencyNanos = TimeUnit.MILLISECONDS.toNanos(latencyMs);
    nanosPerByte = bytesPerSecond == 0 ? 0 : TimeUnit.SECONDS.toNanos(1) / bytesPerSecond;
  }

  private void accept() {
    while (!entry.isClosed()) {
      try {
        Socket inside = entry.accept();
        if (shut) {
          turnedAway.incrementAndGet();
          end(inside);
        } else {
          join(inside);
        }
      } catch (IOException closedOrNobodyBehind) {
        turnedAway.incrementAndGet();
      }
    }
  }

  private void join(Socket inside) throws IOException {
    Socket outside = new Socket();
    try {
      outside.connect(new InetSocketAddress(HERE, to));
    } catch (IOException nobodyThere) {
      end(inside);
      throw nobodyThere;
    }
    open.add(inside);
    open.add(outside);
    carry(inside, outside);
    carry(outside, inside);
  }

  private void carry(Socket from, Socket into) {
    DelayQueue<Parcel> road = new DelayQueue<>();
    daemon("door-in", () -> load(from, road));
    daemon("door-out", () -> unload(road, from, into));
  }

  /** Bytes on their way; none at all means the end. */
  private record Parcel(byte[] bytes, long dueNanos) implements Delayed {

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(dueNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(dueNanos, ((Parcel) other).dueNanos);
    }
  }

  private void load(Socket from, DelayQueue<Parcel> road) {
    long last = System.nanoTime();
    try {
      InputStream in = from.getInputStream();
      byte[] buffer = new byte[AT_ONCE];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        last = due(last, read);
        road.add(new Parcel(Arrays.copyOf(buffer, read), last));
      }
    } catch (IOException cut) {
      last = System.nanoTime();
    }
    road.add(new Parcel(new byte[0], last + 1));
  }

  /** After all that went before, so that order is kept. */
  private long due(long last, int bytes) {
    long afterThoseBefore = last + 1 + bytes * nanosPerByte;
    return Math.max(afterThoseBefore, System.nanoTime() + latencyNanos);
  }

  private void unload(DelayQueue<Parcel> road, Socket from, Socket into) {
    try {
      OutputStream out = into.getOutputStream();
      for (Parcel each = road.take(); each.bytes.length > 0; each = road.take()) {
        out.write(each.bytes);
      }
    } catch (IOException | InterruptedException cut) {
      open.remove(from);
    }
    open.remove(from);
    open.remove(into);
    end(from);
    end(into);
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    entry.close();
    shut();
  }
}
