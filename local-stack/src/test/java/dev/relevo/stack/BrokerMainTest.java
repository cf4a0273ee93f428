package dev.relevo.stack;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BrokerMainTest {
    @Test
    void a_broker_with_another_version_than_its_clients_does_not_start() {
        assertThatThrownBy(() -> BrokerMain.requireVersion("/lib/kafka_2.13-4.1.1.jar", "4.2.1"))
                .hasMessage("kafka_2.13 is 4.1.1 but kafka-clients is 4.2.1: manage both at one version");
        assertThatCode(() -> BrokerMain.requireVersion("/lib/kafka_2.13-4.2.1.jar", "4.2.1"))
                .doesNotThrowAnyException();
    }
}
