package dev.relevo.kit.deadletters;

import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that select the letters of a command. */
final class LetterFilter {
    @Spec(Spec.Target.MIXEE)
    CommandSpec command = CommandSpec.create();

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "letters of this topic, with or without prefix and .dead-letter")
    @Nullable
    String topic;

    @Option(names = "--reason", paramLabel = "TEXT", description = "reason contains this text, ignoring case")
    @Nullable
    String reason;

    @Option(names = "--since", paramLabel = "TIME", description = "written at this time or later: 2026-11-28T10:00:00Z")
    @Nullable
    Instant since;

    @Option(names = "--until", paramLabel = "TIME", description = "written before this time")
    @Nullable
    Instant until;

    @Option(
            names = "--offset",
            paramLabel = "P:O",
            converter = ToPosition.class,
            description = "the letter at this partition and offset; needs --topic")
    @Nullable
    RecordPosition offset;

    boolean takes(DeadLetterRecord letter) {
        return (reason == null || lower(letter.reason()).contains(lower(reason)))
                && (since == null || !letter.at().isBefore(since))
                && (until == null || letter.at().isBefore(until))
                && (offset == null || letter.position().equals(offset));
    }

    /** The problem with the options; null when they are valid. */
    @Nullable
    String problem() {
        if (offset != null && topic == null) {
            return "--offset needs --topic";
        }
        return since != null && until != null && !since.isBefore(until) ? "--since must be before --until" : null;
    }

    /** An error message about the options of the command that uses this filter. */
    ParameterException invalid(String problem) {
        return new ParameterException(command.commandLine(), problem);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    static final class ToPosition implements ITypeConverter<RecordPosition> {
        @Override
        public RecordPosition convert(String text) {
            return RecordPosition.parse(text);
        }
    }
}
