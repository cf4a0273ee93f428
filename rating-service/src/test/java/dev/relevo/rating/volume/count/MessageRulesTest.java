package dev.relevo.rating.volume.count;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.DeliveryStatus;
import dev.relevo.event.EventMeta;
import dev.relevo.event.MessageStatus;
import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.event.Provider;
import dev.relevo.event.ProviderError;
import dev.relevo.event.StatusRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageRulesTest {
    private static final Instant T0 = Instant.parse("2026-11-20T10:00:00Z");
    private static final String NUMBER = "100";

    @Test
    void a_message_that_was_read_was_sent_and_delivered_too() {
        assertThat(counted(status("m", DeliveryStatus.READ, "marketing")))
                .isEqualTo(Map.of(Figure.MARKETING, 1, Figure.SENT, 1, Figure.DELIVERED, 1, Figure.READ, 1));
    }

    @Test
    void a_voice_message_that_was_played_was_read() {
        assertThat(counted(status("m", DeliveryStatus.PLAYED, null)))
                .isEqualTo(Map.of(Figure.SENT, 1, Figure.DELIVERED, 1, Figure.READ, 1));
    }

    @Test
    void the_same_status_again_adds_nothing() {
        MessageStatus sent = status("m", DeliveryStatus.SENT, "utility");

        assertThat(counted(sent, sent)).isEqualTo(Map.of(Figure.UTILITY, 1, Figure.SENT, 1));
    }

    @ParameterizedTest
    @CsvSource({
        "marketing,                    MARKETING",
        "marketing_lite,               MARKETING",
        "group_marketing,              MARKETING",
        "utility,                      UTILITY",
        "authentication,               AUTHENTICATION",
        "authentication_international, AUTHENTICATION",
        "service,                      ",
        "referral_conversion,          ",
        "general_purpose_ai,           "
    })
    void a_category_counts_as_template_unless_it_is_an_answer(String category, @Nullable Figure figure) {
        MessageStatus sent = status("m", DeliveryStatus.SENT, category);

        assertThat(MessageRules.category(sent).orElse(null)).isEqualTo(figure);
        assertThat(MessageRules.isReach(sent, Seen.NOTHING)).isEqualTo(figure != null);
    }

    /** A failed status has no pricing; the message counts as a template when a status with a category arrives. */
    @Test
    void a_message_counts_in_its_category_with_the_first_status_that_has_one() {
        MessageStatus failed = status("m", DeliveryStatus.FAILED, null);
        MessageStatus sent = status("m", DeliveryStatus.SENT, "marketing");

        assertThat(counted(failed)).isEmpty();
        assertThat(counted(failed, sent)).isEqualTo(Map.of(Figure.MARKETING, 1, Figure.SENT, 1));
        assertThat(MessageRules.isReach(failed, Seen.NOTHING)).isFalse();
    }

    @Test
    void a_failure_counts_once_by_its_first_code() {
        Tally tally = new Tally();
        MessageStatus failed = status("m", DeliveryStatus.FAILED, null);
        Seen after = MessageRules.count(failed, T0, Seen.NOTHING, tally);
        Seen again = MessageRules.count(failed, T0, after, tally);

        assertThat(again).isEqualTo(after);
        assertThat(tally.failures()).isEqualTo(Map.of(new Tally.Failure(new Tally.Slot(NUMBER, T0), 131048), 1));
    }

    /** Any order, with any number of duplicates, gives the counts of the order in which WhatsApp sent them. */
    @Test
    void shuffled_and_repeated_statuses_give_the_same_counts() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<MessageStatus> statuses = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String id = "m" + i;
            @Nullable
            String category = List.of("marketing", "utility", "service").get(random.nextInt(3));
            statuses.add(status(id, DeliveryStatus.SENT, category));
            statuses.add(
                    random.nextInt(10) == 0
                            ? status(id, DeliveryStatus.FAILED, null)
                            : status(id, DeliveryStatus.DELIVERED, category));
            if (random.nextBoolean()) {
                statuses.add(status(id, DeliveryStatus.READ, category));
            }
        }
        Map<Figure, Integer> expected = counted(statuses.toArray(MessageStatus[]::new));
        for (int round = 0; round < 20; round++) {
            List<MessageStatus> shuffled = new ArrayList<>(statuses);
            shuffled.addAll(statuses.subList(0, random.nextInt(statuses.size())));
            Collections.shuffle(shuffled, random);

            assertThat(counted(shuffled.toArray(MessageStatus[]::new)))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    private static Map<Figure, Integer> counted(MessageStatus... statuses) {
        Tally tally = new Tally();
        Map<String, Seen> seen = new HashMap<>();
        for (MessageStatus status : statuses) {
            Seen before = seen.getOrDefault(status.messageId(), Seen.NOTHING);
            seen.put(status.messageId(), MessageRules.count(status, T0, before, tally));
        }
        int[] amounts =
                new TreeMap<>(tally.counts()).values().stream().findFirst().orElse(new int[0]);
        Map<Figure, Integer> counts = new EnumMap<>(Figure.class);
        for (int i = 0; i < amounts.length; i++) {
            if (amounts[i] != 0) {
                counts.put(Figure.values()[i], amounts[i]);
            }
        }
        return counts;
    }

    private static MessageStatus status(String messageId, DeliveryStatus status, @Nullable String category) {
        PhoneNumberId number = new PhoneNumberId(NUMBER);
        return new MessageStatus(
                new EventMeta(messageId + status, T0, T0),
                new StatusRef(null, number, null, Person.ofWaId("573001112233"), Provider.META),
                messageId,
                status,
                category,
                status == DeliveryStatus.FAILED ? List.of(new ProviderError(131048, null, null)) : List.of(),
                null);
    }
}
