package dev.relevo.notifier.receiver.store;

import dev.relevo.event.AlertRef;
import dev.relevo.event.Ids;
import dev.relevo.kit.problem.Problems;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.alert.NoticeType;
import dev.relevo.notifier.alert.Severity;
import dev.relevo.notifier.channel.Channel;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendRequest;
import dev.relevo.notifier.channel.SendResult;
import dev.relevo.notifier.notification.Notification;
import dev.relevo.notifier.notification.ToldAlert;
import dev.relevo.notifier.receiver.Receiver;
import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Sending a test to a receiver at once, past the queue, so that the person who asked sees what the provider answered. */
@Singleton
class TestSend {
    /** Between two tests of a receiver: a test must not be a way to flood someone. */
    static final Duration PAUSE = Duration.ofSeconds(10);

    private static final String KIND = "test";

    private final ReceiverRepository repository;
    private final List<Channel> channels;
    private final InstantSource clock;

    TestSend(ReceiverRepository repository, @All List<Channel> channels, InstantSource clock) {
        this.repository = repository;
        this.channels = List.copyOf(channels);
        this.clock = clock;
    }

    TestResult send(Receiver receiver) {
        Instant now = clock.instant();
        if (!repository.test(receiver.name(), now, PAUSE)) {
            throw Problems.builder(429, "Too Many Requests", "a receiver can be tested once in 10 seconds")
                    .withHeader(HttpHeaders.RETRY_AFTER, PAUSE.toSeconds())
                    .build();
        }
        String key = Ids.derived("receiver-test", receiver.name(), now.toString());
        var request = new SendRequest.ToReceiver(key, 1, receiver, notification(key, now));
        return channels.stream()
                .filter(channel -> channel.name().equals(receiver.channel()))
                .findFirst()
                .map(channel -> result(channel.send(request)))
                .orElseGet(() -> new TestResult(TestResult.Outcome.REFUSED, FailureReason.NO_CHANNEL, null, null));
    }

    private static TestResult result(SendResult result) {
        return switch (result) {
            case SendResult.Sent sent -> new TestResult(TestResult.Outcome.SENT, null, null, sent.providerId());
            case SendResult.Rejected rejected ->
                new TestResult(TestResult.Outcome.REFUSED, rejected.reason(), rejected.code(), null);
            case SendResult.Retryable retryable ->
                new TestResult(TestResult.Outcome.FAILED, retryable.reason(), retryable.code(), null);
        };
    }

    private static Notification notification(String key, Instant now) {
        var notice = new Notice(NoticeType.TEST, null, now, null, null, List.of(), null);
        var alert = new ToldAlert(
                new AlertRef(key, KIND, null),
                1,
                Severity.INFO,
                false,
                // Nothing is to be acknowledged.
                true,
                // Nothing is to be silenced.
                Map.of(),
                notice);
        return new Notification(key, Map.of("alertname", KIND), 1, List.of(alert), 1, 0, null);
    }
}
