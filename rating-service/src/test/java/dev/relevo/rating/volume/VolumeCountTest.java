package dev.relevo.rating.volume;

import static dev.relevo.event.DeliveryStatus.DELIVERED;
import static dev.relevo.event.DeliveryStatus.READ;
import static dev.relevo.event.DeliveryStatus.SENT;
import static dev.relevo.rating.volume.Sent.failed;
import static dev.relevo.rating.volume.Sent.status;
import static dev.relevo.rating.volume.Sent.userMessage;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent;
import dev.relevo.event.MessageStatus;
import dev.relevo.rating.ServiceTest;
import dev.relevo.rating.fact.VolumeFigures;
import dev.relevo.rating.volume.count.Buckets;
import dev.relevo.rating.volume.store.Positions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.junit.jupiter.api.Test;

/** Batches are given to the transactions directly, so that each test decides what is in one. */
@QuarkusTest
class VolumeCountTest extends ServiceTest {
    private static final Duration DAY = Duration.ofHours(24);
    private static final String LUCIA = "573001110001";

    @Inject
    StatusBatch statuses;

    @Inject
    ConversationBatch conversations;

    @Inject
    CountedOptOuts optOuts;

    @Inject
    VolumeQueries volumes;

    @Inject
    VolumeCleanUp cleanUp;

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
    void a_person_is_reached_outside_their_window_exactly_24_hours_after_their_message() {
        Instant written = now.minus(DAY).minusSeconds(60);
        see(userMessage("56006", LUCIA, written));
        see(userMessage("56007", LUCIA, written));

        count(List.of(
                status("56006", LUCIA, "in", SENT, "utility", written.plus(DAY).minusMillis(1))));
        count(List.of(status("56007", LUCIA, "out", SENT, "utility", written.plus(DAY))));

        assertThat(figures("56006").peopleLast24Hours()).isZero();
        assertThat(figures("56007").peopleLast24Hours()).isEqualTo(1);
    }

    /** The reply is read before the status of the template that it answers. */
    @Test
    void a_reply_does_not_hide_that_the_template_before_it_came_outside_the_window() {
        see(userMessage("56008", LUCIA, now));

        count(List.of(status("56008", LUCIA, "a", SENT, "marketing", now.minusSeconds(60))));

        assertThat(figures("56008").peopleLast24Hours()).isEqualTo(1);
    }

    @Test
    void a_person_counts_once_and_until_24_hours_after_the_last_time() {
        Instant first = now.minus(Duration.ofHours(10));
        count(List.of(status("56009", LUCIA, "a", SENT, "marketing", first)));
        count(List.of(status("56009", LUCIA, "b", SENT, "marketing", now)));
        count(List.of(status("56009", LUCIA, "c", SENT, "marketing", first)));

        assertThat(figures("56009").peopleLast24Hours()).isEqualTo(1);
        assertThat(at("56009", first.plus(DAY).plus(Buckets.SIZE)).peopleLast24Hours())
                .isEqualTo(1);
        assertThat(at("56009", Buckets.of(now).plus(DAY).plus(Buckets.SIZE).minusMillis(1))
                        .peopleLast24Hours())
                .isEqualTo(1);
        assertThat(at("56009", Buckets.of(now).plus(DAY).plus(Buckets.SIZE)).peopleLast24Hours())
                .isZero();
    }

    @Test
    void a_person_reached_by_two_numbers_counts_once_in_the_portfolio() {
        registerHereOnly("56010", "66010", "15550031010");
        registerHereOnly("56011", "66010", "15550031011");

        count(List.of(
                status("56010", LUCIA, "a", SENT, "marketing", now),
                status("56011", LUCIA, "a", SENT, "marketing", now),
                status("56011", "573001110002", "b", SENT, "marketing", now)));

        assertThat(figures("56010").peopleLast24Hours()).isEqualTo(1);
        assertThat(figures("56011").peopleLast24Hours()).isEqualTo(2);
        assertThat(figures("56010").portfolioPeopleLast24Hours()).isEqualTo(2);
        assertThat(figures("56011").portfolioPeopleLast24Hours()).isEqualTo(2);
    }

    @Test
    void people_reached_before_the_portfolio_was_known_still_count() {
        registerHereOnly("56012", "66012", "15550031012");
        count(List.of(status("56012", LUCIA, "a", SENT, "marketing", now)));

        execute("update rating.phone_number set portfolio_id = 'p1' where phone_number_id = '56012'");
        count(List.of(status("56012", "573001110002", "b", SENT, "marketing", now)));

        assertThat(figures("56012").portfolioPeopleLast24Hours()).isEqualTo(2);
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

    @Test
    void outcomes_leave_after_24_hours_and_templates_after_7_days() {
        Instant start = Buckets.of(now);
        count(List.of(status("56015", LUCIA, "a", READ, "marketing", now)));

        assertThat(at("56015", start.plus(DAY).plus(Buckets.SIZE)).last24Hours().read())
                .isZero();
        assertThat(volumes.templatesBefore(
                        id("56015"),
                        start.plus(Duration.ofDays(7)).plus(Buckets.SIZE).minusMillis(1)))
                .isEqualTo(1);
        assertThat(volumes.templatesBefore(
                        id("56015"), start.plus(Duration.ofDays(7)).plus(Buckets.SIZE)))
                .isZero();
        assertThat(volumes.templatesBefore(id("56015"), start)).isZero();
    }

    @Test
    void a_message_leaves_no_row_behind_after_8_days_and_a_person_after_a_day() {
        count(List.of(status("56016", LUCIA, "a", SENT, "marketing", now)));
        execute("update rating.volume_slot set day = day - 8");
        execute("update rating.volume_person set bucket = bucket - interval '25 hours' where owner = '56016'");
        execute(
                "insert into rating.volume_window values ('56016', gen_random_uuid(), now(), now() - interval '49 hours')");

        cleanUp.cleanUp();

        assertThat(queried("select count(*) from rating.volume_seen")).isEqualTo("0");
        assertThat(queried("select count(*) from rating.volume_person where owner = '56016'"))
                .isEqualTo("0");
        assertThat(queried("select count(*) from rating.volume_window where phone_number_id = '56016'"))
                .isEqualTo("0");
    }

    @Test
    void a_slot_is_emptied_when_it_is_used_again() {
        count(List.of(status("56017", LUCIA, "a", SENT, "marketing", now)));
        execute("update rating.volume_slot set day = day - 9");

        count(List.of(status("56017", LUCIA, "b", SENT, "marketing", now)));

        assertThat(queried("select count(*) from rating.volume_seen")).isEqualTo("1");
    }

    private void count(List<MessageStatus> batch) {
        statuses.count(batch, Positions.after(ConsumerRecords.empty()));
    }

    private void see(ConversationEvent event) {
        conversations.count(List.of(event), Positions.after(ConsumerRecords.empty()));
    }

    private List<MessageStatus> templates(String number, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> status(number, LUCIA, "m" + i, SENT, "marketing", now))
                .toList();
    }

    private int templatesOf(String number) {
        return volumes.templatesBefore(id(number), Instant.now());
    }

    private VolumeFigures figures(String number) {
        return at(number, Instant.now());
    }

    private VolumeFigures at(String number, Instant at) {
        return volumes.figures(id(number), at);
    }
}
