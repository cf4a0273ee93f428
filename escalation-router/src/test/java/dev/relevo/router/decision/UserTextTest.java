package dev.relevo.router.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.UserMessage;
import dev.relevo.event.MessageContent;
import dev.relevo.event.MessageKind;
import dev.relevo.router.conversation.StuckScore;
import dev.relevo.router.transcript.UserText;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Words that come with a message of another kind: the note of an order, a caption, the text of Turn's fallback channel. */
class UserTextTest {
    private static final String ASKS = "quiero hablar con un asesor";

    @ParameterizedTest
    @EnumSource(names = {"TEXT", "IMAGE", "VIDEO", "AUDIO", "DOCUMENT", "ORDER", "UNSUPPORTED", "UNKNOWN"})
    void a_request_counts_beside_any_content(MessageKind kind) {
        assertThat(sends(new Story(Policies.live()), kind, ASKS).saidSoFar()).contains("handoff");
    }

    @ParameterizedTest
    @EnumSource(names = {"LOCATION", "CONTACTS", "REACTION", "STICKER", "SYSTEM"})
    void the_text_of_these_is_not_the_users(MessageKind kind) {
        assertThat(sends(new Story(Policies.live()), kind, ASKS).saidSoFar()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"AUDIO", "ORDER", "UNSUPPORTED", "UNKNOWN"})
    void words_beside_content_are_free_and_none_are_not(MessageKind kind) {
        assertThat(UserText.isFree(message(kind, "no me sirve"))).isTrue();
        assertThat(UserText.isEvidence(message(kind, "no me sirve"))).isTrue();
        assertThat(UserText.isFree(message(kind, " "))).isFalse();
        assertThat(UserText.isEvidence(message(kind, " "))).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"UNSUPPORTED", "UNKNOWN"})
    void words_beside_what_nobody_can_read_want_an_answer(MessageKind kind) {
        assertThat(UserText.wantsAnswer(message(kind, "hola"))).isTrue();
        assertThat(UserText.wantsAnswer(message(kind, ""))).isFalse();
    }

    /** ingest-service writes them as lines: the note, the products, the total. */
    @Test
    void an_order_without_a_note_has_no_words_of_the_user() {
        String products = "2 x hablar-con-un-asesor, 10.50 USD\n1.5 x B\nTotal: 21 USD";

        assertThat(UserText.isFree(message(MessageKind.ORDER, products))).isFalse();
        assertThat(UserText.isEvidence(message(MessageKind.ORDER, products))).isFalse();
        assertThat(UserText.isFree(message(MessageKind.ORDER, "sin cebolla\n" + products)))
                .isTrue();
    }

    @Test
    void the_same_order_again_is_no_repetition() {
        Story story = new Story(Policies.live());
        String products = "2 x hamburguesa-doble, 10.50 USD\nTotal: 21 USD";

        sends(story, MessageKind.ORDER, products).bot("Recibido").after(Duration.ofMinutes(1));
        sends(story, MessageKind.ORDER, products).bot("Gracias").after(Duration.ofMinutes(1));

        assertThat(sends(story, MessageKind.ORDER, products).state.suspicion()).isEqualTo(StuckScore.NONE);
    }

    private static Story sends(Story story, MessageKind kind, String text) {
        return story.play(new UserMessage(story.meta(), Story.REF, message(kind, text, "id-" + story.now())));
    }

    private static MessageContent message(MessageKind kind, String text) {
        return message(kind, text, "id");
    }

    private static MessageContent message(MessageKind kind, String text, String id) {
        return new MessageContent(id, kind, text, null, null, null, null);
    }
}
