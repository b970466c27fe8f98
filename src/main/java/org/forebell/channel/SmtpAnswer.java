package org.forebell.channel;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * What an SMTP server's no means: 4xx is for now, 5xx for good (RFC 5321, 4.2.1). The texts that
 * come with codes name addresses and go no further.
 */
final class SmtpAnswer {

  /** About the login, which people mend; the message is as good as before. */
  private static final Set<Integer> OF_LOGIN = Set.of(530, 534, 535, 538);

  private SmtpAnswer() {}

  static Sent of(MessagingException error) {
    List<Throwable> causes = causes(error);
    for (Throwable cause : causes) {
      if (cause instanceof AddressException && !(cause instanceof SMTPAddressFailedException)) {
        return new Sent.Refused("wrong_address");
      }
      if (cause instanceof AuthenticationFailedException) {
        return new Sent.TryAgain("smtp_refused_login");
      }
      int code = code(cause);
      if (code >= 400) {
        return code < 500 || OF_LOGIN.contains(code)
            ? new Sent.TryAgain("smtp_" + code)
            : new Sent.Refused("smtp_" + code);
      }
    }
    return new Sent.TryAgain(reason(causes));
  }

  private static int code(Throwable cause) {
    if (cause instanceof SMTPAddressFailedException address) {
      return address.getReturnCode();
    }
    if (cause instanceof SMTPSenderFailedException sender) {
      return sender.getReturnCode();
    }
    return cause instanceof SMTPSendFailedException send ? send.getReturnCode() : 0;
  }

  private static String reason(List<Throwable> causes) {
    for (Throwable cause : causes) {
      if (cause instanceof SocketTimeoutException) {
        return Sent.TIMEOUT;
      }
      if (cause instanceof UnknownHostException) {
        return "no_host";
      }
      if (cause instanceof ConnectException) {
        return "no_connection";
      }
      if (cause instanceof SSLException
          || String.valueOf(cause.getMessage()).contains("STARTTLS")) {
        return "tls";
      }
    }
    return "connection_lost";
  }

  /** The error and what is behind it: the library hangs causes in two chains. */
  private static List<Throwable> causes(Throwable error) {
    List<Throwable> causes = new ArrayList<>();
    Throwable next = error;
    while (next != null && causes.size() < 20 && !causes.contains(next)) {
      causes.add(next);
      next = next instanceof MessagingException mail ? mail.getNextException() : next.getCause();
    }
    return causes;
  }
}
