package dev.relevo.kit.deadletters;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/** Output of {@code show}: one letter with its headers and content. */
final class ShowOutput {
    private final CommandContext context;
    private final boolean raw;

    ShowOutput(CommandContext context, boolean raw) {
        this.context = context;
        this.raw = raw;
    }

    int print(LetterFilter filter) {
        AtomicReference<@Nullable DeadLetterRecord> found = new AtomicReference<>();
        context.reader().scan(context.topics().getFirst(), letter -> {
            if (filter.takes(letter)) {
                found.set(letter);
            }
            return found.get() == null;
        });
        DeadLetterRecord letter = found.get();
        if (letter == null) {
            context.err().println("dead-letters: no such letter");
            return DeadLettersCommand.NOT_DONE;
        }
        if (raw) {
            new PrintStream(System.out, true).writeBytes(orEmpty(letter.record().value()));
        } else {
            print(letter);
        }
        return 0;
    }

    private void print(DeadLetterRecord letter) {
        var out = context.out();
        out.println("topic: " + letter.record().topic());
        out.println("position: " + letter.position());
        out.println("time: " + letter.at());
        out.println("key: " + text(letter.record().key()));
        for (Header header : letter.record().headers()) {
            out.println("header " + DeadLetterRecord.printable(header.key()) + ": " + text(header.value()));
        }
        out.println("state: "
                + (letter.isCut()
                        ? "cut; the complete record is at its origin for as long as that topic keeps it"
                        : "whole"));
        out.println();
        out.println(text(letter.record().value()));
        out.flush();
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "(none)" : DeadLetterRecord.printable(new String(bytes, StandardCharsets.UTF_8));
    }

    private static byte[] orEmpty(byte @Nullable [] bytes) {
        return bytes == null ? new byte[0] : bytes;
    }
}
