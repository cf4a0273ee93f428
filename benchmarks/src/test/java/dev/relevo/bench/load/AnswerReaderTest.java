package dev.relevo.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AnswerReaderTest {
    private static final String ANSWER =
            "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 12\r\n\r\n{\"code\":\"x\"}";

    @Test
    void an_answer_is_complete_with_its_last_byte_and_not_before() {
        for (int length = 0; length < ANSWER.length(); length++) {
            assertThat(AnswerReader.status(read(ANSWER.substring(0, length)))).isEqualTo(AnswerReader.INCOMPLETE);
        }
        assertThat(AnswerReader.status(read(ANSWER))).isEqualTo(503);
    }

    @Test
    void the_length_may_be_zero_and_its_name_lower_case() {
        assertThat(AnswerReader.status(read("HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")))
                .isEqualTo(200);
    }

    @Test
    void an_answer_of_unknown_length_is_refused() {
        assertThatThrownBy(() -> AnswerReader.status(read("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")))
                .hasMessageContaining("Content-Length");
    }

    private static ByteBuffer read(String text) {
        return ByteBuffer.allocate(256).put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
