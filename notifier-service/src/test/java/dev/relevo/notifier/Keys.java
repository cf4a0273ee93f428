package dev.relevo.notifier;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** The API keys of the tests: two operators, one of them for one number only, and an agent. */
public final class Keys implements QuarkusTestResourceLifecycleManager {
    public static final String OPERATOR = "operator-key";
    public static final String AGENT = "agent-key";
    /** An operator of number 6107 only. */
    public static final String NORA = "nora-key";

    @Override
    public Map<String, String> start() {
        return Map.of(
                "relevo.public-url",
                "https://relevo.example.org",
                "relevo.api-keys.nora.sha256",
                sha256(NORA),
                "relevo.api-keys.nora.scopes",
                "operator",
                "relevo.api-keys.nora.numbers",
                "6107",
                "relevo.api-keys.olga.sha256",
                sha256(OPERATOR),
                "relevo.api-keys.olga.scopes",
                "operator",
                "relevo.api-keys.alicia.sha256",
                sha256(AGENT),
                "relevo.api-keys.alicia.scopes",
                "agent");
    }

    @Override
    public void stop() {}

    private static String sha256(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
