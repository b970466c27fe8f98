package org.forebell.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.forebell.alert.Change;
import org.forebell.alert.PublishedAlert;
import org.forebell.delivery.RecipientMemory.Leaves;
import org.forebell.delivery.RecipientState.Known;
import org.forebell.delivery.RecipientState.Underway;
import org.forebell.risk.Level;

/**
 * Ladders, books and channels under a clock that tests move, with every state written and read back
 * between any two inputs. What happens is a script, such as {@code "10:00 raised critical; 10:03
 * ack day"}; what came of it a list of lines.
 */
final class World {

  /** How a channel behaves. */
  enum Manner {
    WORKS,
    REFUSES,
    LATER,
    /** Asks to wait for two minutes. */
    BUSY,
    /** Takes it, and the answer is lost. */
    MUTE
  }

  private static final int LONGEST = 200_000;

  final List<Step> steps = new ArrayList<>();
  final List<Parcel> parcels = new ArrayList<>();
  final List<String> lines = new ArrayList<>();
  final List<Call> calls = new ArrayList<>();

  /** What digests told that had been told. */
  final List<String> repeated = new ArrayList<>();

  /** Calls that a crash took away with the state that led to them. */
  final List<Call> forgotten = new ArrayList<>();

  private final Routing routing;
  private final boolean readsBack;
  private final long start;
  private final Map<String, Move> ladders = new TreeMap<>();
  private final Map<String, MappedMemory> books = new TreeMap<>();
  private final Map<String, Long> wakeAt = new TreeMap<>();
  private final Map<String, Manner> manners = new HashMap<>();
  private final Map<String, PublishedAlert> newest = new HashMap<>();
  private final Deque<Step> unread = new ArrayDeque<>();
  private final List<PublishedAlert> published = new ArrayList<>();
  private final List<Acknowledgement> answered = new ArrayList<>();
  private final Set<String> taken = new HashSet<>(); // keys with a step that says sent
  private AlreadySent already = new AlreadySent();
  private Random disturbance;
  private long now;

  /** A world that begins at midnight of a day, UTC. */
  World(String day) {
    this(day, true);
  }

  /**
   * @param readsBack whether each state is written and read back between any two inputs
   */
  World(String day, boolean readsBack) {
    this.routing = routing();
    this.readsBack = readsBack;
    this.start = Instant.parse(day + "T00:00:00Z").toEpochMilli();
    this.now = start;
  }

  static Routing routing() {
    try {
      Path file = Path.of("src/test/resources/delivery/routing.yaml");
      return RoutingReader.read(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Plays a script, then the days after it. */
  static String played(String day, String script, Duration after) {
    World world = new World(day);
    world.play(script);
    world.advance(world.now + after.toMillis());
    return String.join("; ", world.lines);
  }

  void play(String script) {
    for (String event : script.split(";")) {
      String[] words = event.strip().split("\\s+");
      advance(time(words[0]));
      happen(words);
    }
  }

  /** {@code 10:00} of the first day, {@code 34:00} of the second. */
  private long time(String text) {
    String[] parts = text.split(":");
    return start
        + Duration.ofHours(Long.parseLong(parts[0]))
            .plusMinutes(Long.parseLong(parts[1]))
            .toMillis();
  }

  private void happen(String[] words) {
    switch (words[1]) {
      case "ack" -> {
        int version = words.length > 3 ? Integer.parseInt(words[3].substring(1)) : 0;
        answer(new Acknowledgement(id("A"), version, words[2], "sms", now));
      }
      case "delivered", "undelivered" -> receipt(words);
      case "sms", "mail", "call" ->
          manners.put(words[1], Manner.valueOf(words[2].toUpperCase(java.util.Locale.ROOT)));
      default -> publish(alert(words));
    }
  }

  /** What a gateway says of what it took last: {@code undelivered sms day}, or {@code v1} of it. */
  private void receipt(String[] words) {
    Step sent =
        steps.stream()
            .filter(each -> each.kind() == Step.Kind.SENT)
            .filter(each -> each.channel().equals(words[2]) && each.recipient().equals(words[3]))
            .filter(each -> words.length < 5 || words[4].equals("v" + each.version()))
            .reduce((earlier, later) -> later)
            .orElseThrow();
    boolean arrived = words[1].equals("delivered");
    Step.Kind kind = arrived ? Step.Kind.DELIVERED : Step.Kind.FAILED;
    record(List.of(sent.receipt(kind, arrived ? "" : words[1], now)));
    readSteps();
  }

  /** {@code change level}, and after them {@code id=B area=XAB/East v=3 test muted silence}. */
  private PublishedAlert alert(String[] words) {
    Change change = Change.valueOf(words[1].toUpperCase(java.util.Locale.ROOT));
    Map<String, String> more = new HashMap<>();
    for (int i = 3; i < words.length; i++) {
      String[] pair = words[i].split("=");
      more.put(pair[0], pair.length > 1 ? pair[1] : "");
    }
    String id = id(more.getOrDefault("id", "A"));
    PublishedAlert before = newest.get(id);
    int version =
        more.containsKey("v")
            ? Integer.parseInt(more.get("v"))
            : before == null ? 1 : before.version() + 1;
    String area = before == null ? more.getOrDefault("area", "XAA/North") : before.area();
    PublishedAlert alert =
        Told.with(
            Told.alert(id, version, change, area, Level.of(words[2]), now),
            more.containsKey("silence"),
            more.containsKey("test"),
            more.containsKey("muted"));
    newest.put(id, alert);
    return alert;
  }

  static String id(String letter) {
    return "KKKK-KKK" + (letter.equals("A") ? "C" : letter.equals("B") ? "D" : letter);
  }

  void publish(PublishedAlert alert) {
    published.add(alert);
    take(alert.id(), new Ladder(routing).told(ladder(alert.id()), alert, now));
  }

  void answer(Acknowledgement answer) {
    answered.add(answer);
    Move move = new Ladder(routing).answered(ladder(answer.alert()), answer, now);
    take(answer.alert(), move);
  }

  /** From now on records come in any order, and again and again. */
  void disturb(Random random) {
    disturbance = random;
  }

  private void repeatSomething() {
    if (!steps.isEmpty()) {
      unread.add(steps.get(disturbance.nextInt(steps.size())));
    }
    if (!published.isEmpty() && disturbance.nextInt(4) == 0) {
      PublishedAlert again = published.get(disturbance.nextInt(published.size()));
      take(again.id(), new Ladder(routing).told(ladder(again.id()), again, now));
    }
    if (!answered.isEmpty() && disturbance.nextInt(4) == 0) {
      Acknowledgement again = answered.get(disturbance.nextInt(answered.size()));
      take(again.alert(), new Ladder(routing).answered(ladder(again.alert()), again, now));
    }
  }

  /** What a checkpoint keeps. */
  record Checkpoint(
      Map<String, Move> ladders,
      Map<String, MappedMemory> books,
      Map<String, Long> wakeAt,
      int steps,
      int calls) {}

  Checkpoint checkpoint() {
    Map<String, MappedMemory> copies = new TreeMap<>();
    books.forEach((name, book) -> copies.put(name, book.copy()));
    return new Checkpoint(
        new TreeMap<>(ladders), copies, new TreeMap<>(wakeAt), steps.size(), calls.size());
  }

  /** Goes back to a checkpoint; whoever sends looks up what was sent since. */
  List<Step> restore(Checkpoint from) {
    already = new AlreadySent();
    steps.subList(from.steps(), steps.size()).forEach(already::add);
    ladders.clear();
    ladders.putAll(from.ladders());
    books.clear();
    from.books().forEach((name, book) -> books.put(name, book.copy()));
    wakeAt.clear();
    wakeAt.putAll(from.wakeAt());
    unread.clear();
    List<Call> since = calls.subList(from.calls(), calls.size());
    forgotten.addAll(since);
    since.clear();
    return List.copyOf(steps.subList(from.steps(), steps.size()));
  }

  MappedMemory memory(String recipient) {
    return books.get(recipient);
  }

  void read(Step step) {
    unread.add(step);
    readSteps();
  }

  void manner(String channel, Manner manner) {
    manners.put(channel, manner);
  }

  long now() {
    return now;
  }

  List<PublishedAlert> published() {
    return published;
  }

  List<Acknowledgement> answered() {
    return answered;
  }

  void advance(long until) {
    for (int i = 0; next() <= until; i++) {
      assertThat(i).as("wake-ups").isLessThan(LONGEST);
      now = Math.max(now, next());
      wake();
    }
    now = Math.max(now, until);
    if (disturbance != null) {
      repeatSomething();
      readSteps();
    }
  }

  void advance(Duration by) {
    advance(now + by.toMillis());
  }

  private long next() {
    long next = Long.MAX_VALUE;
    for (Move each : ladders.values()) {
      next = Math.min(next, each.wakeAt());
    }
    for (long each : wakeAt.values()) {
      next = Math.min(next, each);
    }
    return next;
  }

  private void wake() {
    for (String name : List.copyOf(wakeAt.keySet())) {
      if (wakeAt.get(name) <= now) {
        takeTurn(name, new RecipientBook(routing).woken(book(name), name, now));
      }
    }
    for (String id : List.copyOf(ladders.keySet())) {
      if (ladders.containsKey(id) && ladders.get(id).wakeAt() <= now) {
        take(id, new Ladder(routing).woken(ladder(id), now));
      }
    }
  }

  private LadderState ladder(String id) {
    Move move = ladders.get(id);
    return move == null ? null : readsBack ? readBack(move.state()) : move.state();
  }

  private MappedMemory book(String name) {
    MappedMemory book = books.computeIfAbsent(name, each -> new MappedMemory());
    if (readsBack) {
      readBack(book);
    }
    return book;
  }

  private void take(String id, Move move) {
    if (move.state() == null) {
      ladders.remove(id);
    } else {
      ladders.put(id, move);
    }
    record(move.steps());
    calls.addAll(move.calls());
    for (Call call : move.calls()) {
      String to = call.recipient();
      takeTurn(to, new RecipientBook(routing).called(book(to), call, now));
    }
    readSteps();
  }

  private void takeTurn(String name, Turn turn) {
    wakeAt.put(name, turn.wakeAt());
    record(turn.steps());
    turn.parcels().forEach(this::send);
    readSteps();
  }

  private void record(List<Step> all) {
    for (Step step : all) {
      steps.add(step);
      unread.add(step);
      String line = line(step);
      if (line != null) {
        lines.add(clock() + " " + line);
      }
    }
  }

  private void readSteps() {
    while (!unread.isEmpty()) {
      Step step =
          disturbance != null && disturbance.nextBoolean() ? unread.removeLast() : unread.remove();
      if (ladders.containsKey(step.alert())) {
        take(step.alert(), new Ladder(routing).recorded(ladder(step.alert()), step, now));
      }
      if (!step.recipient().isEmpty() && routing.recipient(step.recipient()) != null) {
        String to = step.recipient();
        takeTurn(to, new RecipientBook(routing).recorded(book(to), step, now));
      }
    }
  }

  private void send(Parcel whole) {
    Parcel parcel = already.left(whole);
    if (parcel == null || taken.contains(whole.key())) {
      List<Step> known = Step.sent(whole, "ref", now);
      steps.addAll(known);
      unread.addAll(known);
      return;
    }
    if (parcel.letter() instanceof Letter.Digest digest) {
      digest.held().forEach(each -> repeated(parcel.recipient(), each.alert()));
    }
    send(whole, parcel);
  }

  /** Whether a digest repeats what was told, as far as steps say. */
  private void repeated(String recipient, PublishedAlert alert) {
    boolean told =
        steps.stream()
            .anyMatch(
                each ->
                    each.kind() == Step.Kind.SENT
                        && each.recipient().equals(recipient)
                        && each.alert().equals(alert.id())
                        && each.version() == alert.version());
    if (told) {
      repeated.add(recipient + " " + alert.key());
    }
  }

  private void send(Parcel whole, Parcel parcel) {
    parcels.add(parcel);
    lines.add(clock() + " " + line(parcel));
    Manner manner = manners.getOrDefault(parcel.address().channel(), Manner.WORKS);
    List<Step> results =
        switch (manner) {
          case WORKS -> Step.sent(whole, "ref", now);
          case REFUSES -> Step.failed(whole, "http_400", false, Duration.ZERO, now);
          case LATER -> Step.failed(whole, "timeout", true, Duration.ZERO, now);
          case BUSY -> Step.failed(whole, "http_429", true, Duration.ofMinutes(2), now);
          case MUTE -> List.of();
        };
    if (manner == Manner.WORKS) {
      taken.add(parcel.key());
    }
    steps.addAll(results);
    unread.addAll(results);
  }

  private static String line(Step step) {
    String version = " " + step.alert().charAt(8) + step.version();
    return switch (step.kind()) {
      case QUEUED ->
          step.channel().isEmpty()
              ? "held " + step.recipient() + version + " " + step.reason()
              : null;
      case CLIMBED -> "climbed " + step.reason();
      case EXPIRED -> "expired " + step.reason();
      case SUPPRESSED ->
          ("not " + step.recipient() + version + " " + step.reason()).replace("  ", " ");
      case FAILED ->
          step.isDeadLetter() ? "dead " + step.recipient() + version + " " + step.reason() : null;
      case ACKNOWLEDGED -> "acked " + step.recipient() + version;
      case SENT, DELIVERED -> null;
    };
  }

  private static String line(Parcel parcel) {
    String to = parcel.recipient() + " " + parcel.address().channel();
    String attempt = parcel.attempt() == 1 ? "" : " #" + parcel.attempt();
    if (parcel.letter() instanceof Letter.Digest digest) {
      String held =
          digest.held().stream()
              .map(
                  each ->
                      each.alert().id().charAt(8)
                          + ""
                          + each.alert().version()
                          + " "
                          + each.because())
              .collect(Collectors.joining(", "));
      String more = digest.unlisted() == 0 ? "" : " +" + digest.unlisted();
      return to
          + attempt
          + " digest["
          + held
          + more
          + "]"
          + (digest.ended() == 0 ? "" : " ended " + digest.ended());
    }
    PublishedAlert alert = parcel.letter().alerts().get(0);
    return to + attempt + " " + alert.id().charAt(8) + alert.version();
  }

  private String clock() {
    long minutes = (now - start) / 60_000;
    return String.format(java.util.Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
  }

  static LadderState readBack(LadderState state) {
    byte[] bytes = bytes(state::write);
    LadderState read = read(bytes, in -> LadderState.read(1, in));
    assertThat(read).isEqualTo(state);
    return read;
  }

  private static void readBack(MappedMemory book) {
    if (book.head() != null) {
      book.keep(readBack(book.head(), RecipientState::write, in -> RecipientState.read(2, in)));
    }
    for (Known each : book.known().all()) {
      Known read = readBack(each, RecipientState::write, RecipientState::readKnown);
      book.known().put(each.alert(), read);
    }
    for (Leaves<Underway> letters : List.of(book.underway(), book.taken())) {
      for (Underway each : letters.all()) {
        Underway read = readBack(each, RecipientState::write, RecipientState::readUnderway);
        letters.put(each.letter().name(), read);
      }
    }
  }

  private static <T> T readBack(T value, LayoutOf<T> layout, Reading<T> reading) {
    T read = read(bytes(out -> layout.write(value, out)), reading);
    assertThat(read).isEqualTo(value);
    return read;
  }

  private interface LayoutOf<T> {
    void write(T value, DataOutputStream out) throws IOException;
  }

  private interface Writing {
    void to(DataOutputStream out) throws IOException;
  }

  private interface Reading<T> {
    T from(DataInputStream in) throws IOException;
  }

  private static byte[] bytes(Writing writing) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      writing.to(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static <T> T read(byte[] bytes, Reading<T> reading) {
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      T value = reading.from(in);
      assertThat(in.available()).isZero();
      return value;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
