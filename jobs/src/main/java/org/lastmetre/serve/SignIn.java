package org.lastmetre.serve;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import javax.security.sasl.AuthenticationException;
import org.apache.hive.service.auth.PasswdAuthenticationProvider;

/** Asks the users file who signs in. The protocol makes it by its class name, without arguments. */
public final class SignIn implements PasswdAuthenticationProvider {
  /** How long who was wrong waits for the answer: nothing to a person, much to who guesses. */
  private static final Duration WAIT = Duration.ofSeconds(1);

  private static final AtomicReference<UsersFile> USERS = new AtomicReference<>();

  /** The users who may sign in from now on. */
  static void by(UsersFile users) {
    USERS.set(users);
  }

  @Override
  public void Authenticate(String user, String password) throws AuthenticationException {
    if (user == null
        || password == null
        || USERS.get() == null
        || USERS.get().signIn(user, password).isEmpty()) {
      pause();
      throw new AuthenticationException("The user name or the password is not right");
    }
  }

  private static void pause() {
    try {
      Thread.sleep(WAIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
