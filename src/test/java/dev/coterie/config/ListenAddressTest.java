package dev.coterie.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ListenAddressTest {

  @Test
  void a_port_in_use_is_named_by_its_setting_and_free_when_it_is_not() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(http("127.0.0.1", other.getLocalPort())::requireFree)
          .isInstanceOf(InvalidConfig.class)
          .hasMessageStartingWith("http.port " + other.getLocalPort() + " is in use")
          .hasMessageContaining("COTERIE_HTTP_PORT");
    }
    assertThatCode(http("127.0.0.1", 0)::requireFree).doesNotThrowAnyException();
  }

  @Test
  void an_address_of_another_machine_is_named_by_its_setting() {
    for (String elsewhere : new String[] {"192.0.2.1", "nowhere.invalid"}) {
      assertThatThrownBy(http(elsewhere, 0)::requireFree)
          .isInstanceOf(InvalidConfig.class)
          .hasMessageContaining("http.host " + elsewhere + " is no address of this machine");
    }
  }

  @Test
  void a_failure_that_has_nothing_to_do_with_addresses_stays_as_it_is() {
    IllegalStateException other = new IllegalStateException("in use");

    assertThat(http("127.0.0.1", 0).explain(other)).isSameAs(other);
  }

  private static ListenAddress http(String host, int port) {
    return new ListenAddress("http.host", host, "http.port", port);
  }
}
