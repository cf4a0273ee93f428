package dev.relevo.notifier.channel.whatsapp;

import dev.relevo.event.OutboundMessage;
import dev.relevo.notifier.NotifierConfig;
import dev.relevo.notifier.channel.Channel;
import dev.relevo.notifier.channel.Concurrency;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.Rate;
import dev.relevo.notifier.channel.SendRequest;
import dev.relevo.notifier.channel.SendResult;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The WhatsApp channel. It sends messages to people through the Cloud API and drops a message whose ownership epoch is outdated. */
@Singleton
public class WhatsAppChannel implements Channel {
    public static final String NAME = "whatsapp";

    /** 24 per number are enough for 80 a second at about 300 ms each. */
    private static final Concurrency CONCURRENCY = new Concurrency(24, 96);

    /**
     * 80 messages a second from one number; to one person one every 6 seconds, 45 of them at once.
     *
     * @see <a href="https://developers.facebook.com/docs/whatsapp/cloud-api/overview#throughput">throughput</a>
     */
    static final List<Rate> RATES = List.of(
            new Rate(Rate.Unit.CONCURRENCY_KEY, 80, Duration.ofSeconds(1).dividedBy(80)),
            new Rate(Rate.Unit.ORDERING_KEY, 45, Duration.ofSeconds(6)));

    private final GraphApi graph;
    private final ConversationEpochs epochs;
    private final Duration reconcileWait;

    WhatsAppChannel(GraphApi graph, ConversationEpochs epochs, NotifierConfig config) {
        this.graph = graph;
        this.epochs = epochs;
        this.reconcileWait = config.whatsapp().reconcileWait();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean takesReceivers() {
        return false;
    }

    @Override
    public Concurrency concurrency() {
        return CONCURRENCY;
    }

    @Override
    public List<Rate> rates() {
        return RATES;
    }

    @Override
    public SendResult send(SendRequest request) {
        return switch (request) {
            case SendRequest.ToReceiver _ -> new SendResult.Rejected(FailureReason.NO_CHANNEL);
            case SendRequest.ToPerson person -> send(person.message(), person.attempt());
        };
    }

    private SendResult send(OutboundMessage message, int attempt) {
        if (!message.outlivesOwner() && epochs.isSuperseded(message.conversationId(), message.epoch())) {
            return new SendResult.Rejected(FailureReason.OLD_EPOCH);
        }
        try {
            return graph.send(message.phoneNumberId().value(), GraphMessage.of(message))
                    .result(attempt);
        } catch (IOException e) {
            return unanswered(e);
        }
    }

    /**
     * Without an answer the message may have been sent. WhatsApp has no idempotency key, so the retry waits for a status first: a
     * status with our key settles the delivery, and no duplicate is sent.
     */
    private SendResult unanswered(IOException failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException
                    || cause instanceof UnknownHostException
                    || cause instanceof HttpConnectTimeoutException) {
                return new SendResult.Retryable(FailureReason.UNREACHABLE);
            }
        }
        return new SendResult.Retryable(FailureReason.NO_ANSWER, reconcileWait);
    }
}
