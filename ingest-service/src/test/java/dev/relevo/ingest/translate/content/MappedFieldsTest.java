package dev.relevo.ingest.translate.content;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MappedFieldsTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void a_value_that_is_a_part_of_the_text_is_in_the_event_under_any_key() {
        Map<String, Object> message =
                Map.of("contacts", List.of(Map.of("phones", List.of(Map.of("phone", "+57 300")))));

        assertThat(MappedFields.coverAll(message, "+57 300")).isTrue();
        assertThat(MappedFields.coverAll(message, "Luz, +57 300, ACME")).isTrue();
        assertThat(MappedFields.coverAll(message, "Luz +57 300")).isFalse();
        assertThat(MappedFields.coverAll(message, null)).isFalse();
    }

    /** Memory stands for work, because it does not depend on the machine: what reads the whole text for each card takes 64 times as much. */
    @Test
    void eight_times_the_cards_are_eight_times_the_work() {
        allocatedFor(10);

        assertThat(allocatedFor(4_000)).isLessThan(16 * allocatedFor(500));
    }

    /** In bytes. */
    private static long allocatedFor(int cards) {
        Map<String, Object> card = Map.of("phones", List.of(Map.of("phone", "+57 300 1112233")));
        Map<String, Object> message =
                Map.of("id", "wamid.A1", "type", "contacts", "contacts", Collections.nCopies(cards, card));
        String text = String.join(", ", Collections.nCopies(cards, "+57 300 1112233"));
        long before = THREADS.getCurrentThreadAllocatedBytes();
        assertThat(MappedFields.coverAll(message, text)).isTrue();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
