package dev.relevo.notifier.channel.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.notifier.MisbehavingServer;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendResult;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.net.JksOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The connection goes to a checked address, and the certificate is still that of the host's name. */
class TlsTest {
    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void the_certificate_must_be_of_the_name_in_the_url()
            throws IOException, GeneralSecurityException, InterruptedException {
        Path keys = keys("hooks.example.org");

        try (var server = new MisbehavingServer(sockets(keys))) {
            assertThat(post("hooks.example.org", server.port(), keys)).isEqualTo(new SendResult.Sent(null));
            assertThat(post("other.example.org", server.port(), keys))
                    .isEqualTo(new SendResult.Retryable(FailureReason.UNREACHABLE));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void a_certificate_that_nobody_trusts_is_refused()
            throws IOException, GeneralSecurityException, InterruptedException {
        try (var server = new MisbehavingServer(sockets(keys("hooks.example.org")))) {
            assertThat(post("hooks.example.org", server.port(), null))
                    .isEqualTo(new SendResult.Retryable(FailureReason.UNREACHABLE));
            assertThat(server.requests()).isEmpty();
        }
    }

    private static SendResult post(String host, int port, @Nullable Path trusted) {
        Vertx vertx = Vertx.vertx();
        try {
            var options = new HttpClientOptions();
            if (trusted != null) {
                options.setTrustOptions(
                        new JksOptions().setPath(trusted.toString()).setPassword(new String(PASSWORD)));
            }
            var rules = new HttpRules(false, true, Duration.ofSeconds(5));
            return new OutboundHttp(
                            vertx,
                            options,
                            rules,
                            _ -> new InetAddress[] {InetAddress.getLoopbackAddress()},
                            InstantSource.fixed(Instant.EPOCH))
                    .post("https://" + host + ":" + port + "/", new byte[] {'{', '}'});
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static ServerSocketFactory sockets(Path keys) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(keys.toFile(), PASSWORD);
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(store, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context.getServerSocketFactory();
    }

    /** A new key with a certificate of this name, signed by itself. */
    private Path keys(String name) throws IOException, InterruptedException {
        Path keys = directory.resolve("keys.jks");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-alias",
                        "a",
                        "-storetype",
                        "JKS",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        "changeit",
                        "-keypass",
                        "changeit",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "SAN=dns:" + name)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor())
                .as(Files.readString(directory.resolve("keytool.log")))
                .isZero();
        return keys;
    }
}
