package dev.relevo.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.Topics;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
    @Test
    void it_says_where_the_record_was_and_why_and_keeps_the_headers_it_had() {
        var headers = new RecordHeaders().add("ce_id", "e-1".getBytes(UTF_8));

        DeadLetter.mark(headers, Topics.RATING_EVENTS.withPrefix("eu."), 3, 41L, "empty value");

        assertThat(headers)
                .extracting(header -> header.key() + "=" + new String(header.value(), UTF_8))
                .containsExactly(
                        "ce_id=e-1",
                        "dead-letter-topic=eu." + Topics.RATING_EVENTS.name(),
                        "dead-letter-partition=3",
                        "dead-letter-offset=41",
                        "dead-letter-reason=empty value");
    }
}
