package dev.relevo.ingest.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The known answers come from {@code openssl dgst -sha256 -hmac}, not from the code under test. */
class WebhookSignatureTest {
    /** The encoding of Meta: everything above U+007F and the slash are escaped. */
    private static final String ESCAPED =
            "{\"entry\":[{\"name\":\"Jos\\u00e9 \\ud83d\\ude00\",\"url\":\"http:\\/\\/a.example\"}]}";

    /** The same JSON without escapes. */
    private static final String LITERAL = "{\"entry\":[{\"name\":\"José 😀\",\"url\":\"http://a.example\"}]}";

    private static final String OF_ESCAPED = "fac6d7fddfef369cf9e489a14115ab6d812344e5bf8ff03cf2422ce9bc5a355e";
    private static final String OF_LITERAL = "ab695de0e667c7f750851dd0815ae992f311e42a6f3de83af7e3d552e8aac8f6";
    private static final String OF_ESCAPED_BY_SECOND =
            "5dc3042c02d9e2a960dd4bdeaf315153595328b2937131d25ab2cfb832c89fc6";

    private final WebhookSignature signature = meta("first-secret");

    @Test
    void the_raw_bytes_are_signed() {
        assertThat(signature.fits(bytes(ESCAPED), "sha256=" + OF_ESCAPED)).isTrue();
        assertThat(signature.fits(bytes(LITERAL), "sha256=" + OF_LITERAL)).isTrue();
        assertThat(signature.fits(bytes(LITERAL), "sha256=" + OF_ESCAPED)).isFalse();
    }

    @Test
    void one_more_byte_invalidates_the_signature() {
        assertThat(signature.fits(bytes(ESCAPED + "\n"), "sha256=" + OF_ESCAPED))
                .isFalse();
    }

    @Test
    void upper_case_digits_are_the_same_signature() {
        assertThat(signature.fits(bytes(ESCAPED), "sha256=" + OF_ESCAPED.toUpperCase(Locale.ROOT)))
                .isTrue();
    }

    @Test
    void while_a_secret_is_rotated_both_are_valid() {
        WebhookSignature rotating = meta("first-secret", "second-secret");

        assertThat(rotating.fits(bytes(ESCAPED), "sha256=" + OF_ESCAPED)).isTrue();
        assertThat(rotating.fits(bytes(ESCAPED), "sha256=" + OF_ESCAPED_BY_SECOND))
                .isTrue();
        assertThat(signature.fits(bytes(ESCAPED), "sha256=" + OF_ESCAPED_BY_SECOND))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                OF_ESCAPED,
                "sha1=" + OF_ESCAPED,
                "SHA256=" + OF_ESCAPED,
                "sha256=" + OF_ESCAPED + "0",
                " sha256=" + OF_ESCAPED,
                "sha256=zz00000000000000000000000000000000000000000000000000000000000000",
                "sha256=0000000000000000000000000000000000000000000000000000000000000000"
            })
    void any_other_header_does_not_match(String header) {
        assertThat(signature.fits(bytes(ESCAPED), header)).isFalse();
    }

    /** A Mac keeps state between calls; a failed check must not affect the next. */
    @Test
    void a_failed_check_does_not_affect_the_next() {
        assertThat(signature.fits(bytes("other"), "sha256=" + OF_ESCAPED)).isFalse();

        assertThat(signature.fits(bytes(ESCAPED), "sha256=" + OF_ESCAPED)).isTrue();
    }

    @Test
    void turn_signatures_are_base64_and_not_hexadecimal() {
        WebhookSignature turn = new WebhookSignature(SignatureScheme.TURN, keys("first-secret"));
        String ofEscaped = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(OF_ESCAPED));

        assertThat(turn.fits(bytes(ESCAPED), ofEscaped)).isTrue();
        assertThat(turn.fits(bytes(LITERAL), ofEscaped)).isFalse();
        assertThat(turn.fits(bytes(ESCAPED), OF_ESCAPED)).isFalse();
        assertThat(turn.fits(bytes(ESCAPED), "sha256=" + OF_ESCAPED)).isFalse();
        assertThat(turn.fits(bytes(ESCAPED), ofEscaped.replace('=', ' '))).isFalse();
        assertThat(turn.fits(bytes(ESCAPED), "!".repeat(44))).isFalse();
        assertThat(turn.fits(bytes(ESCAPED), "")).isFalse();
    }

    @Test
    void new_secrets_take_effect_at_once() {
        AtomicReference<List<byte[]>> current = new AtomicReference<>(List.of(bytes("first-secret")));
        WebhookSignature rotating = new WebhookSignature(SignatureScheme.META, current::get);
        assertThat(rotating.fits(bytes(ESCAPED), "sha256=" + OF_ESCAPED)).isTrue();

        current.set(List.of(bytes("second-secret")));

        assertThat(rotating.fits(bytes(ESCAPED), "sha256=" + OF_ESCAPED)).isFalse();
        assertThat(rotating.fits(bytes(ESCAPED), "sha256=" + OF_ESCAPED_BY_SECOND))
                .isTrue();
    }

    private static WebhookSignature meta(String... secrets) {
        return new WebhookSignature(SignatureScheme.META, keys(secrets));
    }

    private static Supplier<List<byte[]>> keys(String... secrets) {
        List<byte[]> keys =
                Arrays.stream(secrets).map(WebhookSignatureTest::bytes).toList();
        return () -> keys;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
