package org.lastmetre.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The readers who may sign in, one per line: {@code name:role:pbkdf2-sha512:iterations:salt:hash}.
 * It is read anew at each sign-in, so that who is added or removed needs no restart.
 */
public final class UsersFile {
  /** No {@code @} and no slash: the protocol cuts a name there and would make it another's. */
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");

  private static final int SHORTEST = 10;

  private final Path file;

  /** Stands in for a user who is not there, so that the answer takes as long. */
  private final PasswordHash nobody;

  /**
   * The users of a file.
   *
   * @param file may not be there yet
   */
  public UsersFile(Path file) {
    this.file = file;
    this.nobody = PasswordHash.of(new char[] {'-'}, salt());
  }

  /** A line of the file. */
  private record User(Role role, PasswordHash password) {}

  /** How many users there are. */
  public int size() {
    return read().size();
  }

  /** The role of who signs in; empty when the name or the password is not right. */
  Optional<Role> signIn(String name, String password) {
    User user = read().get(name);
    boolean right = (user == null ? nobody : user.password()).isOf(password.toCharArray());
    return user != null && right ? Optional.of(user.role()) : Optional.empty();
  }

  /** The role of a user; empty when there is none of that name. */
  Optional<Role> role(String name) {
    return Optional.ofNullable(read().get(name)).map(User::role);
  }

  /**
   * Adds a user, or gives one another role and password.
   *
   * @param password is wiped
   * @throws IllegalArgumentException when the name or the password will not do; the message says
   *     why
   */
  public void put(String name, Role role, char[] password) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "%s cannot be a user's name: letters, digits, '.', '_' and '-', at most 64. 用户名只能用字母、数字和 . _ -"
              .formatted(name));
    }
    if (password.length < SHORTEST) {
      throw new IllegalArgumentException(
          "The password is too short: take %d characters or more. 密码太短，至少 %d 个字符"
              .formatted(SHORTEST, SHORTEST));
    }
    Map<String, User> users = Files.exists(file) ? read() : new TreeMap<>();
    users.put(name, new User(role, PasswordHash.of(password, salt())));
    write(users);
  }

  /** Removes a user; answers whether there was one. */
  public boolean remove(String name) {
    Map<String, User> users = read();
    boolean known = users.remove(name) != null;
    if (known) {
      write(users);
    }
    return known;
  }

  private Map<String, User> read() {
    Map<String, User> users = new TreeMap<>();
    try {
      List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        if (!line.isEmpty() && !line.startsWith("#")) {
          add(users, line, i + 1);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return users;
  }

  private void add(Map<String, User> users, String line, int number) {
    List<String> parts = List.of(line.split(":", -1));
    try {
      Role role = Role.of(parts.size() > 1 ? parts.get(1) : "").orElseThrow();
      PasswordHash password = PasswordHash.read(parts.subList(2, parts.size()));
      if (!NAME.matcher(parts.get(0)).matches()) {
        throw new IllegalArgumentException("no name");
      }
      users.put(parts.get(0), new User(role, password));
    } catch (RuntimeException e) {
      throw new IllegalStateException(
          "%s:%d: not a user; a line is name:role:hash as ./lastmetre serve --add-user writes it. 用户文件此行有误，请用 --add-user 重写"
              .formatted(file, number),
          e);
    }
  }

  private void write(Map<String, User> users) {
    StringBuilder text = new StringBuilder();
    users.forEach(
        (name, user) ->
            text.append(String.join(":", name, user.role().word(), user.password().text()))
                .append('\n'));
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(part, text, StandardCharsets.UTF_8);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] salt() {
    byte[] salt = new byte[PasswordHash.SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    return salt;
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
