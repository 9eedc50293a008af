package dev.coterie.caller.user;

import dev.coterie.bus.Ask;
import dev.coterie.bus.Command;
import dev.coterie.kernel.Done;
import dev.coterie.kernel.Page;
import dev.coterie.kernel.PageRequest;
import dev.coterie.kernel.Refusal;
import dev.coterie.kernel.Result;
import dev.coterie.kernel.Sorting;
import org.jspecify.annotations.Nullable;

/** What others may ask of the users and their sessions. */
public final class UserContract {
  public static final Command<CreateUser, Result<User>> CREATE = new Command<>("user.create");
  public static final Command<ChangeUser, Result<User>> CHANGE = new Command<>("user.change");
  public static final Command<ChangePassword, Result<Done>> CHANGE_PASSWORD =
      new Command<>("user.changePassword");
  public static final Command<DeleteUser, Result<Done>> DELETE = new Command<>("user.delete");
  public static final Command<EndSessions, Result<Done>> END_SESSIONS =
      new Command<>("user.endSessions");
  public static final Ask<FindUser, Result<User>> FIND = new Ask<>("user.find");
  public static final Ask<ListUsers, Page<User>> LIST = new Ask<>("user.list");
  public static final Ask<LogIn, Result<BegunSession>> LOG_IN = new Ask<>("user.logIn");
  public static final Ask<EnterUser, Result<BegunSession>> ENTER = new Ask<>("user.enter");
  public static final Ask<FindSession, Result<Session>> FIND_SESSION =
      new Ask<>("user.findSession");
  public static final Ask<RenewSession, Done> RENEW_SESSION = new Ask<>("user.renewSession");
  public static final Ask<LogOut, Done> LOG_OUT = new Ask<>("user.logOut");

  private UserContract() {}

  /**
   * Makes a user.
   *
   * @param password 12 to 200 characters
   * @param shop the slug of the shop that an owner runs, null for all other roles
   */
  public record CreateUser(
      String name, UserRole role, boolean seesCost, String password, @Nullable String shop) {}

  /** Changes a user; what is null stays. Another password, or disabling, ends all sessions. */
  public record ChangeUser(
      String name,
      @Nullable UserRole role,
      @Nullable Boolean seesCost,
      @Nullable Boolean disabled,
      @Nullable String password,
      @Nullable String shop) {}

  /**
   * Changes the password of somebody who knows the present one, and ends all sessions. Refused like
   * a login where that is wrong.
   *
   * @param address that the request comes from
   */
  public record ChangePassword(
      String name, String oldPassword, String newPassword, String address) {}

  public record DeleteUser(String name) {}

  public record FindUser(String name) {}

  /** Logs a user out everywhere. */
  public record EndSessions(String name) {}

  public record ListUsers(Sorting<UserColumn> sorting, PageRequest page) {}

  /** What users are sorted by. */
  public enum UserColumn {
    NAME,
    ROLE,
    SINCE
  }

  /**
   * Begins a session. Refused alike, and after as long, whether the name or the password is wrong;
   * refused at once for a while after some failures in a row of the same address with that name.
   *
   * @param address that the request comes from
   */
  public record LogIn(String name, String password, String address) {}

  /**
   * Begins a session for whom a provider of single sign-on lets in, as a new user at the first
   * time. Refused where the user is disabled or somebody else has the name, or where nobody would
   * be left to let others in.
   *
   * @param identity by which the provider knows the same person again
   * @param name of a new user
   * @param role from now on
   */
  public record EnterUser(String identity, String name, UserRole role) {}

  /**
   * A new session.
   *
   * @param secret that the browser keeps; it is not stored
   */
  public record BegunSession(String secret) {}

  /** The session of a secret, which counts as used now. Refused where it is over. */
  public record FindSession(String secret) {}

  /**
   * A session that goes on.
   *
   * @param formToken which each form of the session must send back
   */
  public record Session(User user, String formToken) {}

  /** Lets the session of a secret go on as if it began now, after a clock was set. */
  public record RenewSession(String secret) {}

  /**
   * Ends the session of a secret.
   *
   * @param everywhere whether all sessions of its user end
   */
  public record LogOut(String secret, boolean everywhere) {}

  /** Refused with when no user has the name. */
  static Refusal unknownUser(String name) {
    return Refusal.unknown("unknown-user", "no user has the name " + name);
  }
}
