package dev.coterie.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Addresses that name one server, and several. */
class ServerAddressesTest {
  @Test
  void an_address_of_one_server_stays_as_it_is() {
    assertThat(each("postgresql://me:s%40cret@db:5432/shop?sslmode=require"))
        .containsExactly("postgresql://me:s%40cret@db:5432/shop?sslmode=require");
    assertThat(each("postgres://db/shop")).containsExactly("postgres://db/shop");
  }

  @Test
  void each_of_several_servers_has_its_own_address() {
    assertThat(each("postgresql://me:secret@one:5432,two,[::1]:5433/shop?sslmode=require"))
        .containsExactly(
            "postgresql://me:secret@one:5432/shop?sslmode=require",
            "postgresql://me:secret@two/shop?sslmode=require",
            "postgresql://me:secret@[::1]:5433/shop?sslmode=require");
  }

  @Test
  void that_a_server_is_to_accept_writes_need_not_be_said() {
    assertThat(each("postgresql://one,two/shop?target_session_attrs=read-write"))
        .containsExactly("postgresql://one/shop", "postgresql://two/shop");
    assertThat(each("postgresql://one/shop?target_session_attrs=primary&sslmode=require"))
        .containsExactly("postgresql://one/shop?sslmode=require");
    assertThat(each("postgresql://one/shop?sslmode=require&target_session_attrs=read-write"))
        .containsExactly("postgresql://one/shop?sslmode=require");
  }

  private static List<String> each(String uri) {
    return new ServerAddresses(uri).each();
  }
}
