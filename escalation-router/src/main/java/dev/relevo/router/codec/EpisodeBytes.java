package dev.relevo.router.codec;

import dev.relevo.event.HandoffEvent.PassedQueue;
import dev.relevo.event.HandoffId;
import dev.relevo.router.conversation.Episode;
import dev.relevo.router.conversation.Episode.Assignment;
import dev.relevo.router.conversation.Episode.Cause;
import dev.relevo.router.conversation.Episode.QueuePlacement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@link ConversationBytes} of an episode. */
final class EpisodeBytes {
    private EpisodeBytes() {}

    public static void write(StateWriter out, Episode episode) {
        out.text(episode.id().value());
        out.text(episode.state().name());
        write(out, episode.cause());
        write(out, episode.placement());
        write(out, episode.hold());
        out.flag(episode.pathsOffered());
        out.flag(episode.followedUp());
        out.timeOrNull(episode.endedAt());
        TurnBytes.write(out, episode.notes());
    }

    public static Episode read(StateReader in) {
        return new Episode(
                new HandoffId(in.text()),
                Episode.State.valueOf(in.text()),
                new Cause(in.int32(), ConversationBytes.readReasons(in), in.time()),
                new QueuePlacement(
                        in.textOrNull(), in.time(), in.int32(), in.flag(), in.timeOrNull(), readPassedOver(in)),
                in.flag() ? new Assignment(in.textOrNull(), in.time(), in.flag()) : null,
                in.flag(),
                in.flag(),
                in.timeOrNull(),
                TurnBytes.read(in).turns());
    }

    private static void write(StateWriter out, Cause cause) {
        out.number(cause.priority());
        ConversationBytes.writeReasons(out, cause.reasons());
        out.time(cause.openedAt());
    }

    private static void write(StateWriter out, QueuePlacement placement) {
        out.textOrNull(placement.queue());
        out.time(placement.dueAt());
        out.number(placement.attempt());
        out.flag(placement.overflowed());
        out.timeOrNull(placement.overflowAt());
        out.number(placement.passedOver().size());
        for (PassedQueue queue : placement.passedOver()) {
            out.text(queue.queue());
            out.text(queue.reason());
        }
    }

    private static List<PassedQueue> readPassedOver(StateReader in) {
        int count = in.count();
        List<PassedQueue> passedOver = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            passedOver.add(new PassedQueue(in.text(), in.text()));
        }
        return passedOver;
    }

    private static void write(StateWriter out, @Nullable Assignment hold) {
        out.flag(hold != null);
        if (hold != null) {
            out.textOrNull(hold.agentId());
            out.time(hold.activeAt());
            out.flag(hold.answered());
        }
    }
}
