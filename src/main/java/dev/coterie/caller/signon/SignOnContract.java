package dev.coterie.caller.signon;

import dev.coterie.bus.Ask;
import dev.coterie.caller.user.UserContract.BegunSession;
import dev.coterie.kernel.Result;

/** What others may ask of single sign-on. */
public final class SignOnContract {
  public static final Ask<BeginSignOn, Result<BegunSignOn>> BEGIN = new Ask<>("signon.begin");
  public static final Ask<FinishSignOn, Result<BegunSession>> FINISH = new Ask<>("signon.finish");

  /** Where the provider sends browsers back to, below the address of the service. */
  public static final String BACK = "/admin/sign-on/back";

  private SignOnContract() {}

  /** Refused while the provider cannot be reached. */
  public record BeginSignOn() {}

  /**
   * The way to the provider.
   *
   * @param secret that the browser keeps until it is back, and no other one has
   * @param address where the provider asks who it is
   */
  public record BegunSignOn(String secret, String address) {}

  /**
   * Begins a session for whom the provider sent back. Who comes for the first time becomes a user;
   * the role is the one that the provider says, each time anew. Refused where the provider did not
   * send this browser, or says of no role or usable name.
   */
  public record FinishSignOn(String secret, String state, String code) {}
}
