package dev.coterie.http.pages.list;

import dev.coterie.http.pages.Notice;
import dev.coterie.http.pages.PageFrame;
import dev.coterie.http.pages.TypedForm;

/** The form of a new customer list. */
public record NewListView(PageFrame frame, Notice notice, TypedForm form) {}
