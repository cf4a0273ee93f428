package dev.relevo.notifier.channel.chat;

import dev.relevo.notifier.channel.chat.ChatText.Link;
import dev.relevo.notifier.channel.chat.ChatText.Part;
import java.util.List;
import java.util.stream.IntStream;

/** Texts for tests of the chat channels. */
public final class ChatTexts {
    /** What each chat would take for a mention, a link, a format or a tag. */
    public static final String HOSTILE =
            "<!channel> <https://evil.example|click> @here *b* _i_ ~s~ `c` [a](https://evil.example) <b>x</b> <at>all</at> &lt; \"'";

    private ChatTexts() {}

    public static ChatText hostile() {
        return new ChatText(
                HOSTILE,
                "critical",
                List.of(new Part("", HOSTILE), new Part(HOSTILE, HOSTILE)),
                List.of(new Link(HOSTILE, "https://relevo.example.org/a?b=c&d=\"e\">|<")),
                HOSTILE);
    }

    /** So many rows of 400 characters that each take 3 bytes. */
    public static ChatText rows(int count) {
        return new ChatText(
                "title",
                "warning",
                IntStream.range(0, count)
                        .mapToObj(n -> new Part("row" + n, "€".repeat(400)))
                        .toList(),
                List.of(new Link("open", "https://relevo.example.org/alerts")),
                "footer");
    }
}
