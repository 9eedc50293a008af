package dev.coterie.list;

/** Why a row of a file of members counts for nothing. */
public enum RowFault {
  UNKNOWN_CODE("no customer has this code"),
  UNKNOWN_EMAIL("no customer has this e-mail address"),
  AMBIGUOUS_EMAIL("several customers have this e-mail address: give the code"),
  CODE_AND_EMAIL_DIFFER(
      "the customer of this code has another e-mail address: correct one, or leave one blank"),
  NOT_A_WEB_CUSTOMER(
      "only a web customer can be put in a list: give the customer a web account first"),
  NOT_A_MEMBER("the customer is not in the list"),
  TWICE_IN_FILE("an earlier row names the same customer"),
  BLANK_ROW("the row is blank: leave it out"),
  CODE_IS_A_NUMBER(
      "the code is a number, which may have lost its leading zeros: format the column as text"),
  NOT_A_TEXT("the cells must be texts of at most 300 characters, not dates, formulas or the like");

  private final String message;

  RowFault(String message) {
    this.message = message;
  }

  /** What is wrong, and what would be right. */
  public String message() {
    return message;
  }
}
