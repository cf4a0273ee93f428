package dev.relevo.notifier.channel.alertmanager;

import dev.relevo.notifier.channel.SendRequest;
import dev.relevo.notifier.channel.SendResult;
import dev.relevo.notifier.channel.http.HttpAnswer;
import dev.relevo.notifier.channel.http.HttpChannel;
import dev.relevo.notifier.channel.http.OutboundHttp;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A Prometheus Alertmanager, which routes our alerts with those of other systems. The address is its URL, without {@code /api}. */
@Singleton
class AlertmanagerChannel extends HttpChannel {
    private static final String AUTHORIZATION = "authorization";
    private static final Pattern CREDENTIALS = Pattern.compile("(Basic|Bearer) [A-Za-z0-9._~+/=-]{1,2000}");

    private final InstantSource clock;

    AlertmanagerChannel(OutboundHttp http, InstantSource clock) {
        super("alertmanager", http);
        this.clock = clock;
    }

    @Override
    public Optional<String> problem(String address) {
        return address.contains("?") ? Optional.of("a URL without a query") : http.problem(address);
    }

    @Override
    public Optional<String> secretProblem(String name, String value) {
        return name.equals(AUTHORIZATION) && CREDENTIALS.matcher(value).matches()
                ? Optional.empty()
                : Optional.of(AUTHORIZATION + ": the value of the header, Basic or Bearer");
    }

    @Override
    protected SendResult send(SendRequest.ToReceiver request) {
        @Nullable String credentials = request.receiver().secrets().get(AUTHORIZATION);
        return http.post(
                request.receiver().address().replaceAll("/+$", "") + "/api/v2/alerts",
                credentials == null ? Map.of() : Map.of("Authorization", credentials),
                bytes(PostedAlerts.of(request.notification(), request.receiver(), clock.instant())),
                HttpAnswer::result);
    }
}
