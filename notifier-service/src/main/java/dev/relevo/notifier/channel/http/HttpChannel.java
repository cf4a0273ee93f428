package dev.relevo.notifier.channel.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.kit.EventJson;
import dev.relevo.notifier.channel.Channel;
import dev.relevo.notifier.channel.Concurrency;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendRequest;
import dev.relevo.notifier.channel.SendResult;
import java.io.UncheckedIOException;
import java.util.Optional;

/** A channel that sends notifications to receivers by HTTP. */
public abstract class HttpChannel implements Channel {
    /** A receiver that hangs keeps two of them for 10 seconds. */
    private static final Concurrency CONCURRENCY = new Concurrency(2, 16);

    private static final int MAX_LABEL_LENGTH = 200;

    protected final OutboundHttp http;
    private final String name;

    protected HttpChannel(String name, OutboundHttp http) {
        this.name = name;
        this.http = http;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final boolean takesReceivers() {
        return true;
    }

    @Override
    public final Concurrency concurrency() {
        return CONCURRENCY;
    }

    @Override
    public final SendResult send(SendRequest request) {
        return switch (request) {
            case SendRequest.ToReceiver notification -> send(notification);
            case SendRequest.ToPerson _ -> new SendResult.Rejected(FailureReason.NO_CHANNEL);
        };
    }

    protected abstract SendResult send(SendRequest.ToReceiver request);

    /** The check of an address that only tells people where messages go, because what leads there is a secret. */
    protected static Optional<String> labelProblem(String address) {
        return address.isBlank() || address.length() > MAX_LABEL_LENGTH
                ? Optional.of("the name of the place where messages go, at most " + MAX_LABEL_LENGTH + " characters")
                : Optional.empty();
    }

    protected static SendResult missingSecret() {
        return new SendResult.Rejected(FailureReason.MISCONFIGURED);
    }

    protected static byte[] bytes(JsonNode json) {
        try {
            return EventJson.mapper().writeValueAsBytes(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a JSON tree cannot be written", e);
        }
    }
}
