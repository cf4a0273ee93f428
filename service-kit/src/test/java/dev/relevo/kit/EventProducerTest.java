package dev.relevo.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class EventProducerTest {
    @Test
    void no_broker_setting_can_disable_durability() {
        var settings =
                EventProducer.settings(Map.of("acks", "1", "enable.idempotence", "false", "security.protocol", "SSL"));

        assertThat(settings)
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true)
                .containsEntry("security.protocol", "SSL");
    }

    @Test
    void a_write_times_out_before_the_webhook_that_waits_for_it() {
        var settings = EventProducer.settings(Map.of());

        assertThat(settings)
                .containsEntry(ProducerConfig.MAX_BLOCK_MS_CONFIG, 500)
                .containsEntry(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 6_000);
    }

    @Test
    void the_client_accepts_the_combination_of_settings() {
        var settings = EventProducer.settings(Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092"));
        settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
        settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);

        var config = new ProducerConfig(settings);

        // Neither value nor type was changed: otherwise the client would disable idempotence silently.
        assertThat(config.getString(ProducerConfig.ACKS_CONFIG)).isEqualTo("-1");
        assertThat(config.getBoolean(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG)).isTrue();
    }
}
