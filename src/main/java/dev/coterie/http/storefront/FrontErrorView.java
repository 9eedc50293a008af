package dev.coterie.http.storefront;

import dev.coterie.http.Problem;
import dev.coterie.http.pages.Texts;

/**
 * A page that says what went wrong.
 *
 * @param styles where the style sheet lies
 * @param title what it comes to, in some words
 * @param detail a sentence
 */
public record FrontErrorView(Texts t, String styles, String title, String detail) {

  static FrontErrorView of(FrontVisit visit, Problem problem) {
    Texts t = visit.texts();
    String code = problem.code();
    return new FrontErrorView(
        t,
        visit.kit().styles(),
        t.sayOr("wrong." + code, t.say("wrong")),
        t.sayOr("wrong." + code + ".detail", t.say("wrong.detail")));
  }
}
