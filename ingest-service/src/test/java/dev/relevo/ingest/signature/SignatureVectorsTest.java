package dev.relevo.ingest.signature;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Known answers for one realistic webhook in two JSON encodings, computed independently of the code under test. */
class SignatureVectorsTest {
    private static final List<byte[]> SECRETS = List.of(bytes("app-secret-example"));

    /** The encoding of Meta: everything above U+007F and the slash are escaped. */
    private static final String ESCAPED = body("Jos\\u00e9 \\ud83d\\ude00", "\\u00bfHay alguien? http:\\/\\/a.example");

    /** The same JSON without escapes. */
    private static final String LITERAL = body("José 😀", "¿Hay alguien? http://a.example");

    private static final String META_OF_ESCAPED =
            "sha256=263c7d45b93403497ea03add4d7616bbaf98662b7d0b0e752e9eb491d400e66e";
    private static final String META_OF_LITERAL =
            "sha256=480c69e3de63d44522ccabaea69cf2b3951e44ce892a88250693063ab5ae3fc4";
    private static final String TURN_OF_ESCAPED = "Jjx9Rbk0A0l+oDrdTXYWu6+YZit9Cw51Lp60kdQA5m4=";
    private static final String TURN_OF_LITERAL = "SAxp495j1EUizKuuppzys5UeRM6JKoglBpMGOrWuP8Q=";

    private final WebhookSignature meta = new WebhookSignature(SignatureScheme.META, () -> SECRETS);
    private final WebhookSignature turn = new WebhookSignature(SignatureScheme.TURN, () -> SECRETS);

    @Test
    void the_signature_of_the_exact_bytes_matches() {
        assertThat(meta.fits(bytes(ESCAPED), META_OF_ESCAPED)).isTrue();
        assertThat(meta.fits(bytes(LITERAL), META_OF_LITERAL)).isTrue();
        assertThat(turn.fits(bytes(ESCAPED), TURN_OF_ESCAPED)).isTrue();
        assertThat(turn.fits(bytes(LITERAL), TURN_OF_LITERAL)).isTrue();
    }

    @Test
    void the_signature_of_the_same_json_in_other_bytes_does_not_match() {
        assertThat(meta.fits(bytes(LITERAL), META_OF_ESCAPED)).isFalse();
        assertThat(meta.fits(bytes(ESCAPED + "\n"), META_OF_ESCAPED)).isFalse();
        assertThat(turn.fits(bytes(LITERAL), TURN_OF_ESCAPED)).isFalse();
    }

    @Test
    void the_format_of_one_provider_is_invalid_for_the_other() {
        String hexadecimal = META_OF_ESCAPED.substring("sha256=".length());

        assertThat(turn.fits(bytes(ESCAPED), hexadecimal)).isFalse();
        assertThat(meta.fits(bytes(ESCAPED), hexadecimal)).isFalse();
        assertThat(meta.fits(bytes(ESCAPED), TURN_OF_ESCAPED)).isFalse();
    }

    @Test
    void hexadecimal_digits_may_be_upper_case() {
        assertThat(meta.fits(bytes(ESCAPED), "sha256=263C7D45B93403497EA03ADD4D7616BBAF98662B7D0B0E752E9EB491D400E66E"))
                .isTrue();
    }

    private static String body(String name, String text) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"102290129340398","changes":[{"value":{"messaging_product":\
                "whatsapp","metadata":{"display_phone_number":"15550783881","phone_number_id":"106540352242922"},"contacts":\
                [{"profile":{"name":"%s"},"wa_id":"16505551234"}],"messages":[{"from":"16505551234","id":"wamid.SYN.SIG",\
                "timestamp":"1790000000","type":"text","text":{"body":"%s"}}]},"field":"messages"}]}]}""".formatted(name, text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
