package dev.relevo.notifier.channel.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.notifier.channel.chat.ChatText;
import dev.relevo.notifier.channel.chat.ChatTexts;
import java.util.List;
import org.junit.jupiter.api.Test;

class TelegramMessageTest {
    @Test
    void only_our_own_tags_are_tags() {
        String text = TelegramMessage.of(ChatTexts.hostile());

        assertThat(text.replaceAll("</?[bi]>|<a href=\"https://relevo.example.org/[^\"<>]*\">|</a>", ""))
                .doesNotContain("<", ">", "\"")
                .contains("&lt;b&gt;x&lt;/b&gt;", "&amp;lt;");
    }

    @Test
    void a_message_has_at_most_4096_characters() {
        String text = ChatTexts.rows(20).fit(TelegramMessage::of, String::length, TelegramChannel.MAX_TEXT);

        assertThat(text.length()).isBetween(3_600, 4_096);
        assertThat(text).contains("<i>footer</i>", "alerts\">open</a>");
    }

    @Test
    void without_links_there_is_the_footer() {
        var text = new ChatText("title", "info", List.of(new ChatText.Part("a", "b")), List.of(), "footer");

        assertThat(TelegramMessage.of(text)).isEqualTo("<b>title</b>\n\n<b>a:</b> b\n\n<i>footer</i>");
    }
}
