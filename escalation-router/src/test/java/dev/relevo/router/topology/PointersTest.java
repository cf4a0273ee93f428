package dev.relevo.router.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.ConversationEvent.AliasLinked;
import dev.relevo.event.Handoff;
import dev.relevo.event.Topics;
import dev.relevo.event.Turn;
import dev.relevo.router.conversation.Conversation;
import dev.relevo.router.store.Stores;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays behind under an id that a person had. */
class PointersTest extends RelocationStory {
    PointersTest(@TempDir Path stateDir) {
        super(stateDir);
    }

    @Test
    void a_move_that_is_told_with_every_message_is_made_once() {
        links(PHONE, USER);
        writes(USER, "1", "hola");
        Conversation before = at(USER);
        router.records(Topics.CONVERSATION_EVENTS);

        for (int message = 0; message < 5; message++) {
            router.advance(Duration.ofSeconds(10));
            send(new AliasLinked(meta("link-" + message), ref(PHONE), id(USER)));
        }

        assertThat(at(USER)).isEqualTo(before);
        assertThat(Objects.requireNonNull(router.pointer(id(PHONE).value())).since())
                .isEqualTo(T0);
        assertThat(router.records(Topics.CONVERSATION_EVENTS)).isEmpty();
    }

    @Test
    void several_hops_are_gone_one_after_the_other() {
        writes(PHONE, "1", "hola");
        changes(PHONE, NEW_PHONE);
        links(NEW_PHONE, USER);
        changes(USER, OTHER_USER);

        writes(PHONE, "2", ASKS);

        assertThat(at(OTHER_USER).transcript()).extracting(Turn::text).containsExactly("hola", ASKS);
        assertThat(handoffs()).extracting(Handoff::conversationId).containsExactly(id(OTHER_USER));
    }

    @Test
    void a_conversation_that_comes_back_ends_the_pointer() {
        writes(PHONE, "1", "hola");
        changes(PHONE, NEW_PHONE);

        changes(NEW_PHONE, PHONE);
        writes(NEW_PHONE, "2", ASKS);

        assertThat(router.pointer(id(PHONE).value())).isNull();
        assertThat(at(PHONE).transcript()).extracting(Turn::text).containsExactly("hola", ASKS);
    }

    @Test
    void a_circle_without_a_conversation_in_it_ends() {
        links(PHONE, USER);
        links(USER, PHONE);

        writes(PHONE, "1", ASKS);

        assertThat(handoffs()).hasSize(1);
        assertThat(router.records(Topics.CONVERSATION_EVENTS)).hasSize(Relocation.MAX_HOPS);
        writes(PHONE, "2", "¿hola?");
        writes(USER, "3", "¿hola?");
        assertThat(router.records(Topics.CONVERSATION_EVENTS).size()).isLessThanOrEqualTo(1);
    }

    @Test
    void a_link_to_itself_is_no_link() {
        writes(PHONE, "1", "hola");
        Conversation before = at(PHONE);

        links(PHONE, PHONE);

        assertThat(at(PHONE)).isEqualTo(before);
    }

    @Test
    void a_pointer_is_forgotten_after_two_weeks_without_an_event_and_not_before() {
        links(PHONE, USER);
        router.advance(Duration.ofDays(2));
        links(PHONE, USER);

        router.advance(Duration.ofDays(13));
        assertThat(router.pointer(id(PHONE).value())).isNotNull();

        router.advance(Duration.ofDays(1));
        assertThat(router.pointer(id(PHONE).value())).isNull();
        assertThat(router.size(Stores.TIMERS)).isZero();
    }
}
