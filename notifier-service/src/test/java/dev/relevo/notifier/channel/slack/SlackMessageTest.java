package dev.relevo.notifier.channel.slack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relevo.notifier.channel.chat.ChatText;
import dev.relevo.notifier.channel.chat.ChatTexts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SlackMessageTest {
    @Test
    void nothing_in_a_value_is_a_mention_a_link_or_a_format() {
        JsonNode message = SlackMessage.of(ChatTexts.hostile());

        assertThat(texts(message, "plain_text"))
                .hasSize(4)
                .allSatisfy(text -> assertThat(text).doesNotContain("<", ">").contains("&lt;!channel&gt;", "&amp;lt;"));
        assertThat(message.path("text").asText()).doesNotContain("<", ">");
        assertThat(texts(message, "mrkdwn")).singleElement().satisfies(links -> assertThat(links)
                .startsWith("<https://relevo.example.org/a?b=c&amp;d=\"e\"%3E%7C%3C|&lt;!channel&gt;")
                .matches("<[^<>|]*\\|[^<>]*>"));
    }

    @Test
    void the_limits_of_blocks_are_kept() {
        JsonNode message = SlackMessage.of(ChatTexts.rows(20));

        assertThat(message.path("blocks")).hasSizeLessThanOrEqualTo(50);
        assertThat(message.path("blocks").findValues("fields")).hasSize(2).allMatch(fields -> fields.size() == 10);
        assertThat(texts(message, "plain_text")).allMatch(text -> text.length() <= 2_000);
    }

    @Test
    void without_a_page_there_are_no_links() {
        var text = new ChatText("title", "info", List.of(), List.of(), "footer");

        assertThat(SlackMessage.of(text).path("blocks")).hasSize(2);
    }

    /** All text objects of this type, at any depth. */
    private static List<String> texts(JsonNode node, String type) {
        List<String> texts = new ArrayList<>();
        if (node.path("type").asText().equals(type)) {
            texts.add(node.path("text").asText());
        }
        node.forEach(child -> texts.addAll(texts(child, type)));
        return texts;
    }
}
