package dev.relevo.notifier.channel.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignatureTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** The example that the libraries of Standard Webhooks share. */
    @Test
    void the_example_of_the_specification_has_its_signature() {
        assertThat(Signature.of(
                        List.of(SECRET), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void each_secret_has_a_signature() {
        String other = secret(32);

        assertThat(Signature.of(List.of(SECRET, other), "id", 1, "{}"))
                .isEqualTo(Signature.of(List.of(SECRET), "id", 1, "{}") + " "
                        + Signature.of(List.of(other), "id", 1, "{}"));
    }

    @Test
    void a_secret_has_24_to_64_bytes() {
        assertThat(Signature.isSecret(secret(23))).isFalse();
        assertThat(Signature.isSecret(secret(24))).isTrue();
        assertThat(Signature.isSecret(secret(64))).isTrue();
        assertThat(Signature.isSecret(secret(65))).isFalse();
        assertThat(Signature.isSecret(secret(32).substring(6))).isFalse();
        assertThat(Signature.isSecret("whsec_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_-_")).isFalse();
        assertThat(Signature.isSecret("")).isFalse();
    }

    private static String secret(int bytes) {
        return "whsec_" + Base64.getEncoder().encodeToString(new byte[bytes]);
    }
}
