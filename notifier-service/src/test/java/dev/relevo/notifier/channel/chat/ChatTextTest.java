package dev.relevo.notifier.channel.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.notifier.channel.chat.ChatText.Part;
import dev.relevo.notifier.text.NoticeText;
import dev.relevo.notifier.text.NotificationText;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChatTextTest {
    @Test
    void a_line_shows_what_it_says() {
        assertThat(Line.of("a\r\nb\tc", 100)).isEqualTo("a b c");
        assertThat(Line.of("a\0\33[31mb", 100)).isEqualTo("a [31mb");
        assertThat(Line.of("a" + of(0x2028) + "b" + of(0x2029) + "c" + of(0x85) + "d", 100))
                .isEqualTo("a b c d");
        // A right-to-left override makes exe.txt of it.
        assertThat(Line.of(of(0x202E) + "txt.exe", 100)).isEqualTo("txt.exe");
        assertThat(Line.of("a" + of(0x2066) + "b" + of(0x2069) + "c" + of(0x200F), 100))
                .isEqualTo("abc");
        assertThat(Line.of("a" + of(0x200B) + "b" + of(0xFEFF) + "c" + of(0x2060) + "d", 100))
                .isEqualTo("abcd");
        assertThat(Line.of("عربي 😀", 100)).isEqualTo("عربي 😀");
    }

    @Test
    void a_line_is_cut_between_characters() {
        assertThat(Line.of("abcd", 4)).isEqualTo("abcd");
        assertThat(Line.of("abcde", 4)).isEqualTo("abc…");
        assertThat(Line.of("ab😀de", 4)).isEqualTo("ab…");
        assertThat(Line.of("a".repeat(10_000), 400)).hasSize(400);
    }

    @Test
    void one_alert_has_its_advice_and_its_facts() {
        ChatText text = ChatText.of(text(List.of(), ""));

        assertThat(text.parts())
                .containsExactly(
                        new Part("", "do this"),
                        new Part("Number", "+57 300"),
                        new Part("Details", "one"),
                        new Part("Details", "two"));
        assertThat(text.links()).containsExactly(new ChatText.Link("Open", "https://relevo.example.org"));
    }

    @Test
    void a_group_has_its_rows_and_how_many_follow() {
        var row = new NotificationText.Row("Critical", "critical", "number 1 is red", "tomorrow", "1 d");

        ChatText text = ChatText.of(text(List.of(row), "and 4 more"));

        assertThat(text.parts())
                .containsExactly(
                        new Part("", "do this"),
                        new Part("Critical", "number 1 is red | Deadline: tomorrow | Left: 1 d"),
                        new Part("", "and 4 more"));
    }

    @Test
    void the_last_parts_are_left_out_when_a_message_is_too_long() {
        ChatText text = ChatTexts.rows(20);

        assertThat((String) text.fit(shown -> "x".repeat(shown.parts().size()), String::length, 20))
                .hasSize(20);
        assertThat((String) text.fit(shown -> "x".repeat(shown.parts().size()), String::length, 7))
                .hasSize(7);
        assertThat((String) text.fit(_ -> "xx", String::length, 1)).hasSize(2);
    }

    private static String of(int character) {
        return Character.toString(character);
    }

    private static NotificationText text(List<NotificationText.Row> rows, String more) {
        var first = new NoticeText(
                "en",
                "headline",
                List.of(new NoticeText.Fact("Number", "+57 300")),
                List.of("do this"),
                "Details",
                List.of("one", "two"),
                "footer");
        return new NotificationText(
                "en",
                "headline",
                "critical",
                first,
                List.of("Alert", "Deadline", "Left"),
                rows,
                more,
                new NotificationText.Button("Open", "https://relevo.example.org"),
                List.of(),
                "footer");
    }
}
