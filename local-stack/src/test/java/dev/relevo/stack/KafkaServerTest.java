package dev.relevo.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.relevo.stack.process.Ports;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker as a process: properties that {@link BrokerTest} cannot test with a container. */
class KafkaServerTest {
    @Test
    void a_start_on_another_port_finds_the_records_of_the_earlier_one(@TempDir Path directory) {
        try (KafkaServer first = KafkaServer.start(KafkaServer.Options.onFreePorts(directory))) {
            KafkaRecords.createTopic(first, "kept");
            KafkaRecords.produce(first, "kept", "before");
        }

        try (KafkaServer second = KafkaServer.start(KafkaServer.Options.onFreePorts(directory))) {
            assertThat(KafkaRecords.consume(second, "kept", 1)).containsExactly("before");
        }
    }

    @Test
    void the_broker_of_an_earlier_run_is_found_by_its_directory_until_it_is_stopped(@TempDir Path directory) {
        try (KafkaServer server = KafkaServer.start(KafkaServer.Options.onFreePorts(directory))) {
            assertThat(KafkaServer.stale(directory)).hasValueSatisfying(stale -> {
                assertThat(stale.name()).isEqualTo("kafka");
                assertThat(stale.pid()).isEqualTo(server.pid());
            });

            server.stop();

            assertThat(KafkaServer.stale(directory)).isEmpty();
            assertThat(server.isAlive()).isFalse();
        }
    }

    @Test
    void a_port_in_use_is_named(@TempDir Path directory) {
        try (MailServer other = MailServer.start(Ports.free())) {
            var options = new KafkaServer.Options(directory, other.port(), Ports.free(), directory.resolve("log"));

            assertThatThrownBy(() -> KafkaServer.start(options))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("port %d is in use, but kafka needs it", other.port());
        }
    }
}
