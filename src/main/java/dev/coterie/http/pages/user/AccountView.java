package dev.coterie.http.pages.user;

import dev.coterie.caller.user.User;
import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.TypedForm;

/** The own account of whoever is logged in. */
public record AccountView(PageFrame frame, Notice notice, User user, TypedForm form) {}
