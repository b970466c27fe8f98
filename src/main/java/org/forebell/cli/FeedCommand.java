package org.forebell.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.forebell.channel.CapFeed;
import org.forebell.channel.Secrets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Serves the documents of a CAP channel until it is stopped. */
@Command(
    name = "feed",
    mixinStandardHelpOptions = true,
    description = {
      "Serves the folder of a channel of medium cap as an Atom feed, at /feed.atom, with the"
          + " documents beside it. It keeps nothing but the folder: stop, start and move it freely."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:stopped", "2:it cannot listen there"})
final class FeedCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FOLDER", description = "the channel's folder")
  private Path folder;

  @Option(
      names = "--host",
      defaultValue = "localhost",
      description = "where to listen (${DEFAULT-VALUE}); beyond this machine only with a password")
  private String host;

  @Option(names = "--port", defaultValue = "8082", description = "(${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--title",
      defaultValue = "Forebell",
      description = "of the feed; readers know the feed by it, so keep it (${DEFAULT-VALUE})")
  private String title;

  @Option(
      names = "--password",
      paramLabel = "REFERENCE",
      defaultValue = "",
      description = "where the password lies that readers must give: $${env:NAME} or $${file:PATH}")
  private String password;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws InterruptedException {
    try (CapFeed feed = CapFeed.serve(folder, title, address(), secret())) {
      say("http://" + host + ":" + feed.address().getPort() + "/feed.atom. Stop with Ctrl-C.");
      new CountDownLatch(1).await();
      return 0;
    } catch (IOException e) {
      throw new CannotBegin(host + ":" + port + " cannot be listened on: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new CannotBegin(e.getMessage());
    }
  }

  private InetSocketAddress address() throws UnknownHostException {
    return new InetSocketAddress(InetAddress.getByName(host), port);
  }

  /** On a command line everybody on the machine can read it, so it must stand elsewhere. */
  private String secret() {
    if (!password.isEmpty() && !Secrets.isReference(password)) {
      throw new CannotBegin("--password is written out. Refer to it: ${env:NAME} or ${file:PATH}.");
    }
    return new Secrets(System::getenv).resolve(password);
  }

  private void say(String text) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(text);
    out.flush();
  }
}
