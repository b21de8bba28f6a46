package org.lastmetre.serve;

import java.util.concurrent.atomic.AtomicReference;
import javax.security.sasl.AuthenticationException;
import org.apache.hive.service.auth.PasswdAuthenticationProvider;

/** Asks the users file who signs in. The protocol makes it by its class name, without arguments. */
public final class SignIn implements PasswdAuthenticationProvider {
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
      throw new AuthenticationException("The user name or the password is not right");
    }
  }
}
