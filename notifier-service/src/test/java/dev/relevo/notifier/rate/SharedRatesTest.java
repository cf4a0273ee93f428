package dev.relevo.notifier.rate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendResult;
import dev.relevo.notifier.channel.whatsapp.WhatsAppChannel;
import dev.relevo.notifier.rate.LockedRates.Admission.Admitted;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Instances on one real PostgreSQL: each has its own {@link RateLimits}, all have one clock, which only the test moves. */
@QuarkusTest
class SharedRatesTest {
    private static final Instant T0 = Instant.parse("2026-11-22T14:00:00Z");

    @Inject
    WhatsAppChannel channel;

    @Inject
    RateBucketStore store;

    @Inject
    AgroalDataSource database;

    private volatile Instant now = T0;

    /** Each instance claims in transactions of seven, at the same time as the other. */
    @Test
    void two_instances_at_once_send_what_one_may() {
        List<RateLimits> instances = List.of(instance(), instance());

        for (int second = 0; second < 3; second++) {
            now = T0.plusSeconds(second);
            assertThat(sentAtOnce(instances, "4101")).as("second %d", second).isEqualTo(80);
        }
    }

    @Test
    void an_instance_that_starts_again_knows_what_was_sent_before() {
        assertThat(sent(instance(), "4102", 100)).isEqualTo(80);

        assertThat(sent(instance(), "4102", 100)).isZero();
    }

    @Test
    void an_instance_that_sends_to_one_person_uses_up_the_burst_of_the_others() {
        var maria = new SendKeys("4103", "conversation/maria");

        assertThat(admitted(instance(), Stream.generate(() -> maria).limit(30).toList()))
                .isEqualTo(30);
        assertThat(admitted(instance(), Stream.generate(() -> maria).limit(30).toList()))
                .isEqualTo(15);
        assertThat(sent(instance(), "4103", 10)).isEqualTo(10);
    }

    @Test
    void whatsapps_rate_limit_holds_back_the_number_on_every_instance_and_no_other_number() {
        slowDown(
                instance(), new SendKeys("4104", "conversation/a"), FailureReason.RATE_LIMITED, Duration.ofSeconds(30));

        assertThat(sent(instance(), "4104", 1)).isZero();
        assertThat(sent(instance(), "4105", 1)).isOne();
        now = T0.plusSeconds(30).minusNanos(1);
        assertThat(sent(instance(), "4104", 1)).isZero();
        now = T0.plusSeconds(30);
        assertThat(sent(instance(), "4104", 80)).isOne();
    }

    @Test
    void whatsapps_pair_limit_holds_back_the_person_and_not_the_number() {
        var maria = new SendKeys("4106", "conversation/maria");

        slowDown(instance(), maria, FailureReason.PAIR_RATE_LIMITED, Duration.ofSeconds(16));

        assertThat(admitted(instance(), List.of(maria))).isZero();
        assertThat(sent(instance(), "4106", 1)).isOne();
        now = T0.plusSeconds(18);
        assertThat(admitted(instance(), List.of(maria, maria))).isOne();
    }

    @Test
    void a_hold_is_at_least_a_second_and_at_most_an_hour() {
        slowDown(instance(), new SendKeys("4107", "conversation/a"), FailureReason.RATE_LIMITED, Duration.ZERO);
        slowDown(instance(), new SendKeys("4108", "conversation/a"), FailureReason.RATE_LIMITED, Duration.ofDays(1));

        now = T0.plus(RateLimits.MIN_HOLD).minusNanos(1);
        assertThat(sent(instance(), "4107", 1)).isZero();
        now = T0.plus(RateLimits.MIN_HOLD);
        assertThat(sent(instance(), "4107", 1)).isOne();
        now = T0.plus(RateLimits.MAX_HOLD).minusNanos(1);
        assertThat(sent(instance(), "4108", 1)).isZero();
        now = T0.plus(RateLimits.MAX_HOLD);
        assertThat(sent(instance(), "4108", 1)).isOne();
    }

    @Test
    void other_failures_hold_nothing_back() {
        slowDown(instance(), new SendKeys("4109", "conversation/a"), FailureReason.UNAVAILABLE, Duration.ofHours(1));

        assertThat(sent(instance(), "4109", 1)).isOne();
    }

    @Test
    void a_claim_that_is_rolled_back_counts_nothing() {
        QuarkusTransaction.requiringNew().run(() -> {
            admitAndSave(instance(), sends("4110", 80));
            QuarkusTransaction.setRollbackOnly();
        });

        assertThat(sent(instance(), "4110", 100)).isEqualTo(80);
    }

    /** One instance's clock runs an hour ahead for a moment. */
    @Test
    void a_state_from_the_future_stops_no_instance() {
        now = T0.plusSeconds(3600);
        assertThat(sent(instance(), "4111", 100)).isEqualTo(80);

        now = T0;
        assertThat(sent(instance(), "4111", 100)).isEqualTo(80);
        assertThat(sent(instance(), "4111", 100)).isZero();
        now = T0.plusSeconds(1);
        assertThat(sent(instance(), "4111", 100)).isEqualTo(80);
    }

    @Test
    void buckets_are_deleted_once_they_are_full() {
        assertThat(sent(instance(), "4112", 80)).isEqualTo(80);
        slowDown(instance(), new SendKeys("4113", "conversation/a"), FailureReason.RATE_LIMITED, Duration.ofHours(1));

        now = T0.plusSeconds(600);
        int ignored = instance().deleteFull();

        assertThat(buckets("4112")).isZero();
        assertThat(buckets("4113")).isOne();
        assertThat(sent(instance(), "4113", 1)).isZero();
    }

    /** An instance that stops in the middle of a claim would otherwise hold its locks for as long as it is connected. */
    @Test
    void the_transaction_of_an_instance_that_stops_responding_is_ended() {
        String timeout = QuarkusTransaction.requiringNew().call(() -> {
            var ignored = instance().lock(channel, sends("4114", 1));
            return query("SHOW idle_in_transaction_session_timeout");
        });

        assertThat(timeout).isEqualTo("10s");
    }

    private RateLimits instance() {
        return new RateLimits(store, () -> now);
    }

    private int sentAtOnce(List<RateLimits> instances, String number) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = instances.stream()
                    .map(instance -> CompletableFuture.supplyAsync(
                            () -> IntStream.range(0, 20)
                                    .map(_ -> sent(instance, number, 7))
                                    .sum(),
                            threads))
                    .toList();
            return running.stream().mapToInt(CompletableFuture::join).sum();
        }
    }

    /** Sends to as many different persons in one transaction; returns how many were allowed. */
    private int sent(RateLimits instance, String number, int wanted) {
        return admitted(instance, sends(number, wanted));
    }

    private int admitted(RateLimits instance, List<SendKeys> sends) {
        return QuarkusTransaction.requiringNew().call(() -> admitAndSave(instance, sends));
    }

    private int admitAndSave(RateLimits instance, List<SendKeys> sends) {
        LockedRates rates = instance.lock(channel, sends);
        int admitted = (int) sends.stream()
                .filter(send -> rates.admit(send) instanceof Admitted)
                .count();
        instance.save(rates);
        return admitted;
    }

    private void slowDown(RateLimits instance, SendKeys send, FailureReason reason, Duration after) {
        QuarkusTransaction.requiringNew()
                .run(() -> instance.slowDown(channel, send, new SendResult.Retryable(reason, after)));
    }

    private static List<SendKeys> sends(String number, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new SendKeys(number, "conversation/" + number + "-" + i))
                .toList();
    }

    private int buckets(String number) {
        return Integer.parseInt(query("SELECT count(*) FROM rate_bucket WHERE id LIKE 'whatsapp/80+%/" + number + "'"));
    }

    private String query(String sql) {
        try (var connection = database.getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : "none";
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
