package dev.relevo.ingest.admission;

import dev.relevo.bench.decision.Microbenchmark;
import dev.relevo.bench.webhook.Webhook;
import dev.relevo.bench.webhook.WebhookMix;
import dev.relevo.event.CloudEvents;
import dev.relevo.event.Event;
import dev.relevo.ingest.signature.SignatureScheme;
import dev.relevo.ingest.signature.WebhookSignature;
import dev.relevo.ingest.translate.OutgoingEvent;
import dev.relevo.ingest.translate.WebhookTranslator;
import dev.relevo.kit.EventJson;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.infra.Blackhole;

/** The cost of a webhook with one text, from its bytes to the bytes of its record. In this package for {@link WebhookReader}. */
@Fork(
        value = 2,
        jvmArgs = {"-Xmx422m", "-XX:+UseSerialGC"})
public class WebhookBenchmark extends Microbenchmark {
    private static final String SECRET = "benchmark-app-secret";
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00.123Z");
    private static final int WEBHOOKS = 1_024;

    private final WebhookSignature signature;
    private final WebhookTranslator translator = new WebhookTranslator(true);
    private final List<Signed> webhooks;
    private int next;

    @SuppressWarnings("ArrayRecordComponent") // not compared
    private record Signed(byte[] body, List<String> header) {}

    public WebhookBenchmark() {
        var sender = new dev.relevo.stack.whatsapp.WebhookSignature(SECRET);
        List<byte[]> secrets = List.of(SECRET.getBytes(StandardCharsets.UTF_8));
        this.signature = new WebhookSignature(SignatureScheme.META, () -> secrets);
        this.webhooks = WebhookMix.ONE_MESSAGE.webhooks(WEBHOOKS, 1).stream()
                .map(Webhook::body)
                .map(body -> new Signed(body, List.of(sender.of(body))))
                .toList();
    }

    /** Checks that the webhook is accepted: a benchmark of refusals would look fast. */
    @Setup
    public void check() {
        List<OutgoingEvent> events = translator.translate(genuine(webhooks.getFirst()), NOW);
        if (events.size() != 1) {
            throw new IllegalStateException("one event expected, got " + events.size());
        }
    }

    /** Signature only. */
    @Benchmark
    public boolean verify() {
        Signed webhook = next();
        return signature.fits(webhook.body(), webhook.header().getFirst());
    }

    /** Signature and JSON. */
    @Benchmark
    public Map<String, Object> verifyAndParse() {
        return genuine(next());
    }

    /** Everything between HTTP and the producer: signature, JSON to events, events to JSON, headers. */
    @Benchmark
    public void verifyTranslateSerialise(Blackhole records) {
        for (OutgoingEvent outgoing : translator.translate(genuine(next()), NOW)) {
            Event event = outgoing.event();
            records.consume(event.key().getBytes(StandardCharsets.UTF_8));
            records.consume(EventJson.write(event));
            CloudEvents.headers(event, "/ingest-service")
                    .forEach((name, value) -> records.consume(value.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private Map<String, Object> genuine(Signed webhook) {
        return switch (WebhookReader.read(webhook.body(), signature, webhook.header())) {
            case WebhookReader.Reading.Genuine(var json) -> json;
            case WebhookReader.Reading.Refused(var reason) -> throw new IllegalStateException(reason.code());
        };
    }

    private Signed next() {
        next = (next + 1) & (WEBHOOKS - 1);
        return webhooks.get(next);
    }
}
