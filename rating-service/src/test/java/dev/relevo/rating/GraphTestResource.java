package dev.relevo.rating;

import dev.relevo.stack.whatsapp.WhatsAppSimulator;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The WhatsApp simulator as the Graph API, polled every second, and the API keys of the tests. */
public final class GraphTestResource implements QuarkusTestResourceLifecycleManager {
    public static final String OPERATOR_KEY = "operator-key";
    static final String BOT_KEY = "bot-key";
    /** The key of an operator that sees {@link #NARROW_NUMBER} only. */
    static final String NARROW_KEY = "narrow-key";

    static final String NARROW_NUMBER = "17001";
    public static final String CAMPAIGN_KEY = "campaign-key";
    public static final String OTHER_CAMPAIGN_KEY = "other-campaign-key";
    private static final String TOKEN = "graph-token";

    private @Nullable WhatsAppSimulator simulator;

    @Override
    public Map<String, String> start() {
        WhatsAppSimulator started = WhatsAppSimulator.start(new WhatsAppSimulator.Options(
                0, URI.create("http://localhost:9/nobody"), "app-secret", TOKEN, InstantSource.system()));
        simulator = started;
        return Map.ofEntries(
                Map.entry("rating.graph.url", started.url().toString()),
                Map.entry("rating.graph.token", TOKEN),
                Map.entry("rating.poll.every", "PT1S"),
                Map.entry("rating.check-every", "PT1S"),
                Map.entry("rating.poll.calls-per-hour", "20000"),
                Map.entry("relevo.api-keys.olga.sha256", sha256(OPERATOR_KEY)),
                Map.entry("relevo.api-keys.olga.scopes", "operator"),
                Map.entry("relevo.api-keys.nora.sha256", sha256(NARROW_KEY)),
                Map.entry("relevo.api-keys.nora.scopes", "operator"),
                Map.entry("relevo.api-keys.nora.numbers", NARROW_NUMBER),
                Map.entry("relevo.api-keys.carla.sha256", sha256(CAMPAIGN_KEY)),
                Map.entry("relevo.api-keys.carla.scopes", "campaign"),
                Map.entry("relevo.api-keys.dario.sha256", sha256(OTHER_CAMPAIGN_KEY)),
                Map.entry("relevo.api-keys.dario.scopes", "campaign"),
                Map.entry("relevo.api-keys.dario.numbers", "33001,33002,33003,33004,33005,33006,33011"),
                Map.entry("relevo.api-keys.bot.sha256", sha256(BOT_KEY)),
                Map.entry("relevo.api-keys.bot.scopes", "bot"),
                Map.entry("quarkus.http.test-port", "0"),
                Map.entry("quarkus.management.test-port", "0"));
    }

    @Override
    public void stop() {
        Objects.requireNonNull(simulator).close();
    }

    private static String sha256(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
