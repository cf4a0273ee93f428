package dev.relevo.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class DeadLetterTest {
    private static final DeadLetter.Origin FROM = new DeadLetter.Origin("eu.rating-events", 3, 41);

    @Test
    void it_has_the_origin_and_the_reason_and_keeps_key_value_and_headers() {
        var headers = new RecordHeaders().add("ce_id", "e-1".getBytes(UTF_8));

        DeadLetter letter = DeadLetter.of(FROM, new byte[] {1}, new byte[] {2}, headers, "empty value");

        assertThat(letter.key()).containsExactly(1);
        assertThat(letter.value()).containsExactly(2);
        assertThat(texts(letter.headers()))
                .isEqualTo(Map.of(
                        "ce_id", "e-1",
                        "dead-letter-topic", "eu.rating-events",
                        "dead-letter-partition", "3",
                        "dead-letter-offset", "41",
                        "dead-letter-reason", "empty value"));
    }

    @Test
    void a_value_at_the_limit_is_complete_and_one_above_it_is_cut_with_its_size_and_hash() {
        byte[] fits = new byte[DeadLetter.VALUE_MAX_BYTES];
        byte[] tooLarge = new byte[DeadLetter.VALUE_MAX_BYTES + 1];

        DeadLetter whole = DeadLetter.of(FROM, null, fits, new RecordHeaders(), "too large");
        DeadLetter cut = DeadLetter.of(FROM, null, tooLarge, new RecordHeaders(), "too large");

        assertThat(whole.value()).isSameAs(fits);
        assertThat(texts(whole.headers())).doesNotContainKeys(DeadLetter.SIZE, DeadLetter.SHA256);
        assertThat(cut.value()).hasSize(DeadLetter.VALUE_MAX_BYTES);
        assertThat(texts(cut.headers()))
                .containsEntry(DeadLetter.SIZE, Integer.toString(tooLarge.length))
                // head -c 524289 /dev/zero | sha256sum
                .containsEntry(DeadLetter.SHA256, "eda6e9fb7e8bed184a10de09683556f9fc1720ffc1af5fa73f4891c7dec70bca");
    }

    @Test
    void a_large_key_and_large_headers_are_cut_and_headers_of_an_earlier_reader_are_replaced() {
        var headers = new RecordHeaders()
                .add("dead-letter-reason", "an earlier one".getBytes(UTF_8))
                .add("ce_id", "e-1".getBytes(UTF_8))
                .add("large", new byte[DeadLetter.HEADERS_MAX_BYTES]);

        DeadLetter letter = DeadLetter.of(FROM, new byte[100_000], null, headers, "unknown type");

        assertThat(letter.key()).hasSize(DeadLetter.KEY_MAX_BYTES);
        assertThat(letter.value()).isNull();
        assertThat(texts(letter.headers())).containsEntry("ce_id", "e-1").doesNotContainKey("large");
        assertThat(letter.headers().headers(DeadLetter.REASON)).hasSize(1);
    }

    private static Map<String, String> texts(Headers headers) {
        return StreamSupport.stream(headers.spliterator(), false)
                .collect(Collectors.toMap(header -> header.key(), header -> new String(header.value(), UTF_8)));
    }
}
