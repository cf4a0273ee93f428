package dev.relevo.kit.deadletters;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Output of {@code show}: one letter with its headers and content. */
final class Showing {
    private final Session session;
    private final boolean raw;

    Showing(Session session, boolean raw) {
        this.session = session;
        this.raw = raw;
    }

    int print(Selection selection) {
        AtomicReference<@Nullable Letter> found = new AtomicReference<>();
        session.mailbox().scan(session.topics().getFirst(), letter -> {
            if (selection.takes(letter)) {
                found.set(letter);
            }
            return found.get() == null;
        });
        Letter letter = found.get();
        if (letter == null) {
            session.err().println("dead-letters: no such letter");
            return DeadLettersCommand.NOT_DONE;
        }
        if (raw) {
            new PrintStream(System.out, true).writeBytes(orEmpty(letter.record().value()));
        } else {
            print(letter);
        }
        return 0;
    }

    private void print(Letter letter) {
        var out = session.out();
        out.println("topic: " + letter.record().topic());
        out.println("position: " + letter.position());
        out.println("time: " + letter.at());
        out.println("key: " + text(letter.record().key()));
        for (Header header : letter.record().headers()) {
            out.println("header " + Letter.printable(header.key()) + ": " + text(header.value()));
        }
        out.println("state: "
                + (letter.isCut() ? "cut; the complete record is at its origin for as long as that topic keeps it" : "whole"));
        out.println();
        out.println(text(letter.record().value()));
        out.flush();
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "(none)" : Letter.printable(new String(bytes, StandardCharsets.UTF_8));
    }

    private static byte[] orEmpty(byte @Nullable [] bytes) {
        return bytes == null ? new byte[0] : bytes;
    }
}
