package dev.coterie.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;

/** A real SMTP server, which is open or not, and the mails that it took. */
final class PostOffice implements AutoCloseable {
  private final GreenMail server;

  /** One that opens at this port, and is closed until then. */
  PostOffice(int port) {
    this(port, ServerSetup.PROTOCOL_SMTP);
  }

  private PostOffice(int port, String protocol) {
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", protocol));
  }

  /** One that encrypts from the first byte on, and knows a user. */
  static PostOffice encrypting(int port, String user, String password) {
    PostOffice office = new PostOffice(port, ServerSetup.PROTOCOL_SMTPS);
    office.server.setUser(user, user, password);
    return office;
  }

  PostOffice open() {
    server.start();
    return this;
  }

  @Override
  public void close() {
    server.stop();
  }

  List<MimeMessage> mails() {
    return List.of(server.getReceivedMessages());
  }

  /** Those whose subject has these words. */
  List<MimeMessage> about(String words) {
    return mails().stream().filter(mail -> subject(mail).contains(words)).toList();
  }

  /** To whom those went whose subject has these words. */
  List<String> addressesOf(String words) {
    return about(words).stream().map(mail -> header(mail, "To")).sorted().toList();
  }

  static String subject(MimeMessage mail) {
    try {
      return mail.getSubject();
    } catch (MessagingException cause) {
      throw new AssertionError(cause);
    }
  }

  static String header(MimeMessage mail, String name) {
    try {
      return String.join(" | ", Arrays.asList(mail.getHeader(name)));
    } catch (MessagingException cause) {
      throw new AssertionError(cause);
    }
  }

  /** What the mail says as {@code text/plain} or as {@code text/html}. */
  static String content(MimeMessage mail, String type) {
    try {
      MimeMultipart parts = (MimeMultipart) mail.getContent();
      for (int index = 0; index < parts.getCount(); index++) {
        BodyPart part = parts.getBodyPart(index);
        if (part.isMimeType(type)) {
          return part.getContent().toString();
        }
      }
      throw new AssertionError("no " + type);
    } catch (MessagingException cause) {
      throw new AssertionError(cause);
    } catch (IOException cause) {
      throw new UncheckedIOException(cause);
    }
  }
}
