package dev.relevo.notifier.channel.teams;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.notifier.channel.chat.ChatText;
import dev.relevo.notifier.channel.chat.ChatTexts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TeamsMessageTest {
    /** TextBlock and FactSet have markdown; runs of a RichTextBlock have none. */
    @Test
    void every_text_is_a_run_without_markdown() {
        JsonNode card = TeamsMessage.of(ChatTexts.hostile()).at("/attachments/0/content");

        assertThat(card.path("body"))
                .hasSize(4)
                .allMatch(block -> block.path("type").asText().equals("RichTextBlock"));
        assertThat(card.path("body").findValues("inlines")).allSatisfy(runs -> assertThat(runs)
                .allMatch(run -> run.path("type").asText().equals("TextRun")));
        assertThat(card.at("/body/1/inlines/0/text").asText()).isEqualTo(ChatTexts.HOSTILE);
        assertThat(card.at("/actions/0/type").asText()).isEqualTo("Action.OpenUrl");
    }

    @Test
    void a_message_is_small_enough_to_be_shown() {
        ChatText text = ChatTexts.rows(100);

        byte[] body = text.fit(
                shown -> TeamsMessage.of(shown).toString().getBytes(StandardCharsets.UTF_8),
                bytes -> bytes.length,
                TeamsChannel.MAX_BYTES);

        assertThat(body.length).isBetween(TeamsChannel.MAX_BYTES - 2_000, TeamsChannel.MAX_BYTES);
        assertThat(new String(body, StandardCharsets.UTF_8)).contains("footer", "Action.OpenUrl");
    }

    @Test
    void the_colour_tells_how_urgent_it_is() {
        assertThat(colour("critical")).isEqualTo("attention");
        assertThat(colour("warning")).isEqualTo("warning");
        assertThat(colour("info")).isEqualTo("default");
        assertThat(colour("resolved")).isEqualTo("good");
    }

    private static String colour(String severity) {
        return TeamsMessage.of(new ChatText("title", severity, List.of(), List.of(), "footer"))
                .at("/attachments/0/content/body/0/inlines/0/color")
                .asText();
    }
}
