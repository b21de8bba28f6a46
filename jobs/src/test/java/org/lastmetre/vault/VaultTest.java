package org.lastmetre.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lastmetre.contract.Pii;

class VaultTest {
  @TempDir Path folder;

  /** A vault under a key of 32 equal bytes. */
  private Vault vault(int key) throws IOException {
    return new Vault(VaultKey.readOrMake(keyFile(key, 32)));
  }

  private Path keyFile(int key, int length) throws IOException {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, (byte) key);
    return Files.writeString(
        folder.resolve("key" + key), Base64.getEncoder().encodeToString(bytes) + "\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "13805241234",
        "138 0524 1234",
        "138-0524-1234",
        "１３８０５２４１２３４",
        "+86 138 0524 1234",
        "+8613805241234",
        "0086-13805241234",
        "(86)13805241234",
        " 13805241234\t",
        "138\u00a00524\u20031234"
      })
  void one_telephone_in_several_spellings_is_one_pseudonym(String spelling) throws IOException {
    assertThat(vault(1).pseudonym(Pii.PHONE, spelling))
        .isEqualTo(vault(1).pseudonym(Pii.PHONE, "13805241234"));
  }

  @ParameterizedTest(name = "{0}: {1} = {2}")
  @CsvSource({
    "ID, 32132319900101123x, 32132319900101123X",
    "ID, 321323 19900101 123X, 32132319900101123X",
    "ID, ３２１３２３１９９００１０１１２３Ｘ, 32132319900101123X",
    "NAME, 李 四, 李四",
    "NAME, 李　四, 李四",
    "ADDRESS, 城南路３号 ２０２室, 城南路3号202室",
    "PHONE, 0527-8521 2345, 052785212345",
    "PHONE, 无, 无"
  })
  void spellings_of_one_value_are_one_pseudonym(Pii kind, String spelling, String value)
      throws IOException {
    assertThat(vault(1).pseudonym(kind, spelling)).isEqualTo(vault(1).pseudonym(kind, value));
  }

  @ParameterizedTest(name = "{0}: {1} ≠ {2}")
  @CsvSource({
    "PHONE, 13805241234, 13805241235",
    "PHONE, 8613805241234, 861380524123",
    "PHONE, 无, 没有",
    "NAME, 李四, 李五",
    "NAME, Li, LI",
    "ID, 321323199001011230, 32132319900101123X",
    "ADDRESS, 城南路3号, 城南路30号"
  })
  void other_values_are_other_pseudonyms(Pii kind, String value, String other) throws IOException {
    assertThat(vault(1).pseudonym(kind, value)).isNotEqualTo(vault(1).pseudonym(kind, other));
  }

  @Test
  void a_pseudonym_names_its_kind_and_not_the_value() throws IOException {
    assertThat(vault(1).pseudonym(Pii.PHONE, "13805241234")).matches("phone_[0-9a-f]{32}");
    assertThat(vault(1).pseudonym(Pii.ADDRESS, "城南路 3 号")).matches("address_[0-9a-f]{32}");
    assertThat(vault(1).pseudonym(Pii.NAME, null)).isNull();
  }

  @Test
  void kinds_share_no_pseudonym() throws IOException {
    Vault vault = vault(1);

    assertThat(
            EnumSet.complementOf(EnumSet.of(Pii.NONE)).stream()
                .map(kind -> vault.pseudonym(kind, "13805241234"))
                .map(pseudonym -> pseudonym.substring(pseudonym.indexOf('_')))
                .distinct())
        .hasSize(4);
  }

  @Test
  void keys_share_no_pseudonym() throws IOException {
    assertThat(vault(1).pseudonym(Pii.PHONE, "13805241234"))
        .isNotEqualTo(vault(2).pseudonym(Pii.PHONE, "13805241234"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "13805241234", "李𠮷\n“二楼”"})
  void what_was_sealed_is_opened(String text) throws IOException {
    byte[] sealed = vault(1).seal(text);

    assertThat(vault(1).open(sealed)).isEqualTo(text);
  }

  @Test
  void a_text_is_sealed_differently_each_time() throws IOException {
    assertThat(vault(1).seal("李四")).isNotEqualTo(vault(1).seal("李四"));
  }

  @Test
  void another_key_does_not_open() throws IOException {
    byte[] sealed = vault(1).seal("李四");
    Vault other = vault(2);

    assertThatThrownBy(() -> other.open(sealed)).isInstanceOf(WrongKey.class);
  }

  @Test
  void what_was_changed_is_not_opened() throws IOException {
    Vault vault = vault(1);
    byte[] sealed = vault.seal("李四");
    sealed[sealed.length - 1] ^= 1;

    assertThatThrownBy(() -> vault.open(sealed)).isInstanceOf(WrongKey.class);
  }

  @Test
  void what_never_was_sealed_is_not_said_to_want_another_key() throws IOException {
    byte[] sealed = vault(1).seal("");

    assertThatThrownBy(() -> vault(1).open(Arrays.copyOf(sealed, sealed.length - 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .isNotInstanceOf(WrongKey.class);
  }

  @Test
  void a_vault_travels_to_executors() throws IOException, ClassNotFoundException {
    Vault vault = vault(1);
    vault.pseudonym(Pii.NAME, "李四");
    vault.seal("李四");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(vault);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      Vault there = (Vault) in.readObject();
      assertThat(there.pseudonym(Pii.NAME, "李四")).isEqualTo(vault.pseudonym(Pii.NAME, "李四"));
      assertThat(vault.open(there.seal("李四"))).isEqualTo("李四");
    }
  }

  @Test
  void the_key_is_made_once_and_for_its_owner_alone() throws IOException {
    Path file = folder.resolve("new/warehouse.key");
    VaultKey made = VaultKey.readOrMake(file);
    String text = Files.readString(file);

    assertThat(Base64.getDecoder().decode(text.strip())).hasSize(32);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(VaultKey.readOrMake(file).fingerprint()).isEqualTo(made.fingerprint());
    assertThat(Files.readString(file)).isEqualTo(text);
  }

  @Test
  void two_keys_differ_and_so_do_their_fingerprints() {
    VaultKey one = VaultKey.readOrMake(folder.resolve("one"));
    VaultKey two = VaultKey.readOrMake(folder.resolve("two"));

    assertThat(one.fingerprint()).isNotEqualTo(two.fingerprint()).matches("[0-9a-f]{16}");
    assertThat(one.derive("seal")).hasSize(32).isNotEqualTo(one.derive("pseudonym"));
  }

  @Test
  void keys_are_derived_by_hmac_sha_256() {
    // RFC 4231, test case 2.
    assertThat(
            VaultKey.hmac(
                "Jefe".getBytes(StandardCharsets.US_ASCII), "what do ya want for nothing?"))
        .asHexString()
        .isEqualTo("5BDCC146BF60754E6A042426089575C75A003F089D2739839DEC58B964EC3843");
  }

  @Test
  void a_file_that_is_no_key_says_what_to_do() throws IOException {
    Path noBase64 = Files.writeString(folder.resolve("text"), "not a key");
    Path tooShort = keyFile(3, 16);

    assertThatThrownBy(() -> VaultKey.readOrMake(noBase64))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(noBase64.toString())
        .hasMessageContaining("LASTMETRE_KEY_FILE");
    assertThatThrownBy(() -> VaultKey.readOrMake(tooShort))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("holds 16 bytes, a key has 32");
  }
}
