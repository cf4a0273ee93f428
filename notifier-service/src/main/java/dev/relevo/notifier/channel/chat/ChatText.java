package dev.relevo.notifier.channel.chat;

import dev.relevo.notifier.text.NotificationText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A notification as chats show it. All texts are single lines without control characters; they are not escaped.
 *
 * @param title what happened, at most 150 characters
 * @param severity {@code critical}, {@code warning}, {@code info} or {@code resolved}
 * @param parts the most useful first: advice, then the facts of one alert or the rows of a group
 * @param links the page of the alerts, and the actions
 * @param footer why the receiver gets it
 */
public record ChatText(String title, String severity, List<Part> parts, List<Link> links, String footer) {
    private static final int MAX_TITLE = 150;
    private static final int MAX_LABEL = 60;
    private static final int MAX_VALUE = 400;
    private static final int MAX_URL = 2_048;
    private static final int MAX_DETAILS = 5;

    public ChatText {
        parts = List.copyOf(parts);
        links = List.copyOf(links);
    }

    /**
     * One line.
     *
     * @param label empty when the value stands alone
     */
    public record Part(String label, String value) {}

    /** A link with its text. */
    public record Link(String label, String url) {}

    public static ChatText of(NotificationText text) {
        List<Part> parts = new ArrayList<>();
        text.first().advice().forEach(advice -> parts.add(part("", advice)));
        if (text.isGroup()) {
            text.rows().forEach(row -> parts.add(part(row.state(), row(row, text))));
            if (!text.more().isEmpty()) {
                parts.add(part("", text.more()));
            }
        } else {
            text.first().facts().forEach(fact -> parts.add(part(fact.label(), fact.value())));
            text.first().details().stream()
                    .limit(MAX_DETAILS)
                    .forEach(detail -> parts.add(part(text.first().detailsLabel(), detail)));
        }
        List<Link> links = Stream.concat(Stream.ofNullable(text.open()), text.actions().stream())
                .filter(button -> button.url().length() <= MAX_URL)
                .map(button -> new Link(Line.of(button.label(), MAX_LABEL), Line.of(button.url(), MAX_URL)))
                .toList();
        return new ChatText(
                Line.of(text.headline(), MAX_TITLE), text.severity(), parts, links, Line.of(text.footer(), MAX_VALUE));
    }

    /** What this renders to, without as many of the last parts as exceed the limit. */
    public <T> T fit(Function<ChatText, T> render, Function<T, Integer> size, int max) {
        ChatText shown = this;
        T rendered = render.apply(shown);
        while (size.apply(rendered) > max && !shown.parts.isEmpty()) {
            shown = new ChatText(title, severity, shown.parts.subList(0, shown.parts.size() - 1), links, footer);
            rendered = render.apply(shown);
        }
        return rendered;
    }

    private static Part part(String label, String value) {
        return new Part(Line.of(label, MAX_LABEL), Line.of(value, MAX_VALUE));
    }

    private static String row(NotificationText.Row row, NotificationText text) {
        return Stream.of(
                        row.headline(),
                        labelled(text.columns().get(1), row.deadline()),
                        labelled(text.columns().get(2), row.timeLeft()))
                .filter(cell -> !cell.isEmpty())
                .collect(Collectors.joining(" | "));
    }

    private static String labelled(String label, String value) {
        return value.isEmpty() ? "" : label + ": " + value;
    }
}
