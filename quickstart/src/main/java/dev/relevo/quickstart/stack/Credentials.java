package dev.relevo.quickstart.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Development secrets, generated once per data directory: the API keys, and the secrets shared with WhatsApp.
 *
 * @param values by name, see the constants
 */
public record Credentials(Map<String, String> values) {
    /** Names of the API keys. Each is also the key's only scope; the second agent has the scope of the first. */
    public static final String BOT = "bot";

    public static final String AGENT = "agent";
    public static final String SECOND_AGENT = "second-agent";
    public static final String OPERATOR = "operator";
    public static final String ADMIN = "admin";

    /** The names of all API keys. */
    public static final List<String> API_KEYS = List.of(BOT, AGENT, SECOND_AGENT, OPERATOR, ADMIN);

    private static final String APP_SECRET = "app-secret";
    private static final String VERIFY_TOKEN = "verify-token";
    private static final String GRAPH_TOKEN = "graph-token";
    private static final int SECRET_BYTES = 20;

    public Credentials {
        values = Map.copyOf(values);
    }

    /** Reads the file; generates missing secrets and stores them there, readable by the owner only. */
    static Credentials of(Path file) {
        Properties kept = new Properties();
        try {
            if (Files.exists(file)) {
                try (var reader = Files.newBufferedReader(file)) {
                    kept.load(reader);
                }
            }
            Map<String, String> values = new LinkedHashMap<>();
            var random = new SecureRandom();
            for (String name : names()) {
                values.put(name, kept.getProperty(name, secret(name, random)));
            }
            PrivateFile.write(file, values);
            return new Credentials(values);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep the development secrets in " + file, e);
        }
    }

    private static List<String> names() {
        return Stream.concat(API_KEYS.stream(), Stream.of(APP_SECRET, VERIFY_TOKEN, GRAPH_TOKEN))
                .toList();
    }

    private static String secret(String name, SecureRandom random) {
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(bytes);
        return "dev-" + name + "-" + HexFormat.of().formatHex(bytes);
    }

    /** The key to send as {@code Authorization: Bearer}. */
    public String apiKey(String name) {
        return value(name);
    }

    public String appSecret() {
        return value(APP_SECRET);
    }

    public String verifyToken() {
        return value(VERIFY_TOKEN);
    }

    String graphToken() {
        return value(GRAPH_TOKEN);
    }

    /** The key's SHA-256, hexadecimal, as services are configured with it. */
    String sha256(String name) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(apiKey(name).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The key's scope. */
    static String scope(String name) {
        return name.equals(SECOND_AGENT) ? AGENT : name;
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no such credential: " + name);
        }
        return value;
    }

    @Override
    public String toString() {
        return "Credentials[***]";
    }
}
