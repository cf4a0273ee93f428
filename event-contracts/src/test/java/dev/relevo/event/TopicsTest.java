package dev.relevo.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {
    /** WhatsApp redelivers a webhook for up to 7 days; a record must be kept until its last duplicate. */
    private static final Duration REDELIVERY = Duration.ofDays(7);

    @Test
    void every_event_is_on_exactly_one_topic() {
        assertThat(Stream.concat(Topics.all().stream(), Stream.of(Topics.handoffs("any")))
                        .flatMap(topic -> EventTypes.under(topic.event()).stream()))
                .containsExactlyInAnyOrderElementsOf(EventTypes.all().values());
    }

    @Test
    void a_topic_with_deletion_keeps_records_longer_than_redelivery() {
        assertThat(Topics.all())
                .filteredOn(topic -> topic.cleanUp() == Topic.CleanUp.DELETE)
                .allSatisfy(topic -> assertThat(topic.retention()).isGreaterThan(REDELIVERY));
    }

    @Test
    void dead_letters_are_kept_ninety_days_even_those_of_a_compacted_topic() {
        Topic dead = Topics.CONVERSATION_OWNERS.deadLetter();

        assertThat(dead.withPrefix("relevo.")).isEqualTo("relevo.conversation-owners.dead-letter");
        assertThat(dead.cleanUp()).isEqualTo(Topic.CleanUp.DELETE);
        assertThat(dead.retention()).isEqualTo(Duration.ofDays(90));
    }

    @Test
    void clean_up_and_retention_must_fit() {
        assertThatThrownBy(() -> new Topic("t", Handoff.class, Topic.CleanUp.COMPACT, REDELIVERY))
                .hasMessage("retention and clean-up of t do not fit: COMPACT");
        assertThatThrownBy(() -> new Topic("t", Handoff.class, Topic.CleanUp.DELETE, null))
                .hasMessage("retention and clean-up of t do not fit: DELETE");
    }

    @Test
    void a_queue_name_of_sixty_three_characters_is_the_longest() {
        assertThat(Topics.handoffs("q".repeat(63)).name()).isEqualTo("handoffs." + "q".repeat(63));
        assertThatThrownBy(() -> Topics.handoffs("q".repeat(64))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-es", "Support", "support_es", "support.es", "support es", "soporte-ñ"})
    void a_queue_name_that_cannot_be_part_of_a_topic_name_is_refused(String queue) {
        assertThatThrownBy(() -> Topics.handoffs(queue))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("queue name must be lower-case letters, digits and hyphens, at most 63, got "
                        + queue.length() + " characters");
    }
}
