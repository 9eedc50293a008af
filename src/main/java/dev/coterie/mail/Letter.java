package dev.coterie.mail;

import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A message that knows whether the server can have any of it: whoever sends it must first read its
 * text, and does so once the server has greeted and let the sender in. It can be given up until
 * then, after which nothing of it is ever sent.
 */
final class Letter extends MailMessage {
  private final AtomicReference<State> state = new AtomicReference<>(State.CLOSED);

  private enum State {
    CLOSED,
    READ,
    GIVEN_UP
  }

  Letter(String from, String to, String id, MailText text) {
    super(from, to, text.subject(), text.text());
    setHtml(text.html());
    setHeaders(
        MultiMap.caseInsensitiveMultiMap()
            .add("Message-ID", id)
            .add("Auto-Submitted", "auto-generated"));
  }

  @Override
  public String getText() {
    if (state.compareAndExchange(State.CLOSED, State.READ) == State.GIVEN_UP) {
      throw new IllegalStateException("the letter was given up");
    }
    return super.getText();
  }

  /** Gives it up; answers whether it was in time, so that nothing of it is sent. */
  boolean giveUp() {
    return state.compareAndExchange(State.CLOSED, State.GIVEN_UP) != State.READ;
  }
}
