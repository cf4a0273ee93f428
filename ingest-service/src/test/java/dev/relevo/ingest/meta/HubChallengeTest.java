package dev.relevo.ingest.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.ingest.meta.HubChallenge.Answer;
import dev.relevo.kit.Secret;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HubChallengeTest {
    private static final List<String> SUBSCRIBE = List.of("subscribe");
    private static final List<String> CHALLENGE = List.of("1158201444");
    private static final List<String> TOKEN = List.of("demo-token");

    private final HubChallenge challenge = new HubChallenge(new Secret("demo-token"));

    @Test
    void the_right_token_is_answered_with_the_challenge() {
        assertThat(challenge.answer(SUBSCRIBE, CHALLENGE, TOKEN)).isEqualTo(new Answer.Echo("1158201444"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "demo-toke", "demo-token2", "DEMO-TOKEN"})
    void another_token_is_wrong(String token) {
        assertThat(challenge.answer(SUBSCRIBE, CHALLENGE, List.of(token))).isEqualTo(new Answer.WrongToken());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<script>alert(1)</script>", "1 2", "a%0d", "é"})
    void a_challenge_that_could_contain_html_is_malformed(String text) {
        assertThat(challenge.answer(SUBSCRIBE, List.of(text), TOKEN))
                .isInstanceOf(Answer.Malformed.class)
                .extracting("field")
                .isEqualTo("hub.challenge");
    }

    @Test
    void a_challenge_may_be_128_characters_and_not_129() {
        assertThat(challenge.answer(SUBSCRIBE, List.of("a".repeat(128)), TOKEN)).isInstanceOf(Answer.Echo.class);
        assertThat(challenge.answer(SUBSCRIBE, List.of("a".repeat(129)), TOKEN)).isInstanceOf(Answer.Malformed.class);
    }

    @Test
    void a_missing_or_repeated_parameter_is_named() {
        assertThat(challenge.answer(null, CHALLENGE, TOKEN)).extracting("field").isEqualTo("hub.mode");
        assertThat(challenge.answer(List.of("unsubscribe"), CHALLENGE, TOKEN))
                .extracting("field")
                .isEqualTo("hub.mode");
        assertThat(challenge.answer(SUBSCRIBE, null, TOKEN)).extracting("field").isEqualTo("hub.challenge");
        assertThat(challenge.answer(SUBSCRIBE, List.of("1", "2"), TOKEN))
                .extracting("field")
                .isEqualTo("hub.challenge");
        assertThat(challenge.answer(SUBSCRIBE, CHALLENGE, null))
                .extracting("field")
                .isEqualTo("hub.verify_token");
    }
}
