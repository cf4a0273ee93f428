package dev.relevo.stack;

import dev.relevo.stack.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Users of a broker whose clients log in by SASL/PLAIN and are restricted by ACLs.
 *
 * @param passwords by user; must contain {@link #ADMIN}
 * @param tls the broker's certificate; null without TLS
 */
public record BrokerUsers(
        Map<String, String> passwords, @Nullable Tls tls) {
    /** The superuser, whom no ACL restricts. */
    public static final String ADMIN = "admin";

    private static final String MODULE = "org.apache.kafka.common.security.plain.PlainLoginModule required";

    /**
     * A certificate from a private CA.
     *
     * @param keyStore the broker's key store, in PKCS12
     * @param authority the CA's certificate, in PEM
     * @param password of the key store
     */
    public record Tls(Path keyStore, Path authority, String password) {
        private static final String SETTLED = "-storetype PKCS12 -storepass relevo-test -alias broker -noprompt";

        /** Creates a certificate for this machine with the JDK's keytool; it is self-signed, so it is its own CA. */
        public static Tls create(Path directory) {
            Path keyStore = directory.resolve("broker.p12");
            Path authority = directory.resolve("ca.pem");
            keytool("-genkeypair -keyalg EC -dname CN=relevo-test -validity 2 -ext SAN=ip:" + Ports.HOST, keyStore);
            keytool("-exportcert -rfc -file " + authority, keyStore);
            return new Tls(keyStore, authority, "relevo-test");
        }

        private static void keytool(String command, Path keyStore) {
            List<String> line = new ArrayList<>();
            line.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
            line.addAll(List.of((command + " " + SETTLED).split(" ")));
            line.addAll(List.of("-keystore", keyStore.toString()));
            try {
                Process process =
                        new ProcessBuilder(line).redirectErrorStream(true).start();
                String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                if (process.waitFor() != 0) {
                    throw new IllegalStateException("keytool failed: " + said);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot run keytool", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while running keytool", e);
            }
        }
    }

    public BrokerUsers {
        passwords = Map.copyOf(passwords);
        if (!passwords.containsKey(ADMIN)) {
            throw new IllegalArgumentException("no password of the user " + ADMIN);
        }
    }

    /** The JAAS configuration with which a client logs in as this user. */
    public String jaas(String user) {
        return MODULE + " username=\"" + user + "\" password=\"" + quoted(passwordOf(user)) + "\";";
    }

    /** The client settings of this user, without the broker's address. */
    public Map<String, Object> client(String user) {
        Map<String, Object> settings = new HashMap<>(Map.of(
                "security.protocol", protocol(),
                "sasl.mechanism", "PLAIN",
                "sasl.jaas.config", jaas(user)));
        if (tls != null) {
            settings.put("ssl.truststore.location", tls.authority().toString());
            settings.put("ssl.truststore.type", "PEM");
        }
        return settings;
    }

    /** Adds the broker's security settings. */
    Map<String, String> secure(Map<String, String> settings, KafkaServer.Options options) {
        String listener = protocol();
        settings.put(
                "listeners",
                listener + "://" + Ports.HOST + ":" + options.port() + ",CONTROLLER://" + Ports.HOST + ":"
                        + options.controllerPort());
        settings.put("advertised.listeners", listener + "://" + Ports.HOST + ":" + options.advertisedPort());
        settings.put("listener.security.protocol.map", listener + ":" + listener + ",CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", listener);
        settings.put("sasl.enabled.mechanisms", "PLAIN");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        StringBuilder users = new StringBuilder(jaas(ADMIN));
        users.setLength(users.length() - 1);
        passwords.forEach((user, password) -> users.append(" user_")
                .append(user)
                .append("=\"")
                .append(quoted(password))
                .append('"'));
        settings.put("listener.name." + listener.toLowerCase(Locale.ROOT) + ".plain.sasl.jaas.config", users + ";");
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        // The controller's listener has no authentication; only this broker uses it.
        settings.put("super.users", "User:" + ADMIN + ";User:ANONYMOUS");
        if (tls != null) {
            settings.put("ssl.keystore.location", tls.keyStore().toString());
            settings.put("ssl.keystore.password", tls.password());
            settings.put("ssl.key.password", tls.password());
            settings.put("ssl.keystore.type", "PKCS12");
            settings.put("ssl.truststore.location", tls.authority().toString());
            settings.put("ssl.truststore.type", "PEM");
        }
        return settings;
    }

    private String protocol() {
        return tls == null ? "SASL_PLAINTEXT" : "SASL_SSL";
    }

    private String passwordOf(String user) {
        String password = passwords.get(user);
        if (password == null) {
            throw new IllegalArgumentException("unknown user " + user);
        }
        return password;
    }

    /** Escapes backslashes and quotes for JAAS. */
    private static String quoted(String password) {
        return password.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
