package dev.relevo.rating.volume;

import static dev.relevo.event.DeliveryStatus.DELIVERED;
import static dev.relevo.event.DeliveryStatus.READ;
import static dev.relevo.event.DeliveryStatus.SENT;
import static dev.relevo.rating.volume.Sent.failed;
import static dev.relevo.rating.volume.Sent.status;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.MessageStatus;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VolumeCountTest extends CountingTest {
    @Inject
    CountedOptOuts optOuts;

    // In milliseconds, because the database rounds to microseconds.
    private final Instant now = Instant.now().minusSeconds(1).truncatedTo(ChronoUnit.MILLIS);

    @Test
    void a_thousand_templates_and_one_more_are_counted_exactly() {
        count(templates("56001", 1_000));
        assertThat(templatesOf("56001")).isEqualTo(1_000);

        count(templates("56001", 1_001));
        assertThat(templatesOf("56001")).isEqualTo(1_001);
    }

    @Test
    void templates_count_by_category_and_answers_do_not() {
        count(List.of(
                status("56002", LUCIA, "a", SENT, "marketing", now),
                status("56002", LUCIA, "b", SENT, "utility", now),
                status("56002", LUCIA, "c", SENT, "service", now)));

        assertThat(figures("56002").templatesLast7Days())
                .isEqualTo(Map.of("marketing", 1, "utility", 1, "authentication", 0));
        assertThat(figures("56002").last24Hours().sent()).isEqualTo(3);
    }

    @Test
    void the_same_status_in_another_batch_and_on_another_day_counts_once() {
        count(List.of(status("56003", LUCIA, "a", SENT, "marketing", now.minus(DAY))));
        count(List.of(
                status("56003", LUCIA, "a", SENT, "marketing", now.minus(DAY)),
                status("56003", LUCIA, "a", DELIVERED, "marketing", now)));
        count(List.of(status("56003", LUCIA, "a", READ, "marketing", now)));

        assertThat(figures("56003").templates()).isEqualTo(1);
        assertThat(figures("56003").last24Hours().delivered()).isEqualTo(1);
        assertThat(figures("56003").last24Hours().read()).isEqualTo(1);
    }

    @Test
    void batches_of_any_cut_and_order_give_the_same_figures() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (String number : List.of("56004", "56005")) {
            List<MessageStatus> sent = new ArrayList<>();
            IntStream.range(0, 200).forEach(i -> {
                String person = "57300222" + (1000 + i % 90);
                sent.add(status(number, person, "m" + i, SENT, "marketing", now));
                sent.add(status(number, person, "m" + i, DELIVERED, "marketing", now));
                sent.add(
                        i % 7 == 0
                                ? failed(number, person, "m" + i, 131049, now)
                                : status(number, person, "m" + i, READ, "marketing", now));
            });
            if (number.equals("56005")) {
                Collections.shuffle(sent, random);
                sent.addAll(sent.subList(0, 150));
            }
            for (int from = 0; from < sent.size(); ) {
                int to = Math.min(sent.size(), from + 1 + random.nextInt(97));
                count(sent.subList(from, to));
                from = to;
            }
        }

        assertThat(figures("56005")).as("seed %d", seed).isEqualTo(figures("56004"));
        assertThat(figures("56004").peopleLast24Hours()).isEqualTo(90);
        assertThat(figures("56004").last24Hours().failuresByCode()).isEqualTo(Map.of(131049, 29));
    }

    @Test
    void an_error_131050_and_an_opt_out_of_one_person_count_once() {
        count(List.of(failed("56013", LUCIA, "a", 131050, now)));
        optOuts.stopped(id("56013"), Sent.conversation("56013", LUCIA).person(), now);
        optOuts.stopped(id("56013"), Sent.conversation("56013", "573001110002").person(), now);

        assertThat(figures("56013").last24Hours().optOuts()).isEqualTo(2);
        assertThat(figures("56013").last24Hours().failuresByCode()).isEqualTo(Map.of(131050, 1));
    }

    @Test
    void a_probe_is_not_counted() {
        String probe = "ZZ.RELEVOPROBE1";
        count(List.of(status("56014", probe, "a", SENT, "marketing", now)));

        assertThat(figures("56014")).isEqualTo(figures("31999"));
        assertThat(figures("56014").templates()).isZero();
    }

    private List<MessageStatus> templates(String number, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> status(number, LUCIA, "m" + i, SENT, "marketing", now))
                .toList();
    }

    private int templatesOf(String number) {
        return volumes.templatesBefore(id(number), Instant.now());
    }
}
