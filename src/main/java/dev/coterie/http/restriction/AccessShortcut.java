package dev.coterie.http.restriction;

import dev.coterie.caller.Scope;
import dev.coterie.http.Unreserved;
import dev.coterie.http.server.DirectResponses;
import dev.coterie.http.server.Shortcut;
import dev.coterie.restriction.Access;
import dev.coterie.restriction.AccessBook;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Answers past the router whether a customer may enter a page, where the question is the usual one:
 * a customer and a page of plain letters, in this order, that memory knows. Belongs to one event
 * loop.
 */
final class AccessShortcut implements Shortcut {
  private static final String ASK = AccessApi.PATH + "?customer=";
  private static final String CHECK = AccessApi.CHECK + "?customer=";
  private static final String PAGE = "&page=";
  private static final int MAX_CODE_LENGTH = 64;

  private final DirectResponses responses;
  private final AccessBook book;

  AccessShortcut(DirectResponses responses, AccessBook book) {
    this.responses = responses;
    this.book = book;
  }

  @Override
  public boolean takes(HttpServerRequest request) {
    String target = request.uri();
    if (target.startsWith(ASK)) {
      return takes(request, target, ASK.length(), false);
    }
    return target.startsWith(CHECK) && takes(request, target, CHECK.length(), true);
  }

  private boolean takes(HttpServerRequest request, String target, int begin, boolean checks) {
    int end = target.indexOf(PAGE, begin);
    String customer = end < 0 ? null : plain(target, begin, end, MAX_CODE_LENGTH);
    String page =
        customer == null
            ? null
            : plain(target, end + PAGE.length(), target.length(), target.length());
    if (customer == null || page == null || page.charAt(0) != '/' || !isAsked(request)) {
      return false;
    }
    Access access = book.fromMemory(customer, page);
    if (access == null) {
      return false;
    }
    responses.send(
        request, checks ? AccessApi.verdict(access) : AccessJson.one(customer, page, access));
    return true;
  }

  private boolean isAsked(HttpServerRequest request) {
    return request.method().equals(HttpMethod.GET)
        && responses.caller(request, Scope.PRICES) != null;
  }

  /** The part of the target, null where it is empty, long or has other letters. */
  private static @Nullable String plain(String target, int begin, int end, int max) {
    for (int index = begin; index < end; index++) {
      if (!isPlain(target.charAt(index))) {
        return null;
      }
    }
    return end > begin && end - begin <= max ? target.substring(begin, end) : null;
  }

  /** Not a percent sign, plus or ampersand. */
  private static boolean isPlain(char letter) {
    return letter == '/' || Unreserved.is(letter);
  }
}
