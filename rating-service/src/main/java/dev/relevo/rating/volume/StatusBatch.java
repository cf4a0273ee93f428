package dev.relevo.rating.volume;

import dev.relevo.event.MessageStatus;
import dev.relevo.event.Person;
import dev.relevo.rating.volume.count.EventTimes;
import dev.relevo.rating.volume.count.Figure;
import dev.relevo.rating.volume.count.MessageRules;
import dev.relevo.rating.volume.count.OpenWindow;
import dev.relevo.rating.volume.count.Seen;
import dev.relevo.rating.volume.count.Tally;
import dev.relevo.rating.volume.store.Counters;
import dev.relevo.rating.volume.store.Hashes;
import dev.relevo.rating.volume.store.People;
import dev.relevo.rating.volume.store.Positions;
import dev.relevo.rating.volume.store.Registered;
import dev.relevo.rating.volume.store.Registered.Account;
import dev.relevo.rating.volume.store.SeenRows;
import dev.relevo.rating.volume.store.Touched;
import dev.relevo.rating.volume.store.Touched.Touch;
import dev.relevo.rating.volume.store.Windows;
import dev.relevo.rating.volume.store.Windows.Contact;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** Counts a batch of statuses in one transaction. A status counts once, however often it is delivered. */
@ApplicationScoped
class StatusBatch {
    /** The person stopped marketing messages of this business. */
    static final int OPTED_OUT = 131050;

    /** The number's messages are limited because too many were blocked or reported. */
    static final int SPAM_RATE_LIMIT = 131048;

    /** The account is restricted or locked: blocked for policy violations, locked. */
    static final Set<Integer> SUSPICIOUS = Set.of(368, 131031);

    private final Positions positions;
    private final SeenRows seenRows;
    private final Windows windows;
    private final People people;
    private final Counters counters;
    private final Touched touched;
    private final Registered registered;
    private final Hashes hashes;
    private final InstantSource clock;

    StatusBatch(
            Positions positions,
            SeenRows seenRows,
            Windows windows,
            People people,
            Counters counters,
            Touched touched,
            Registered registered,
            Hashes hashes,
            InstantSource clock) {
        this.positions = positions;
        this.seenRows = seenRows;
        this.windows = windows;
        this.people = people;
        this.counters = counters;
        this.touched = touched;
        this.registered = registered;
        this.hashes = hashes;
        this.clock = clock;
    }

    /** A status with what is needed to count it. */
    private record Item(MessageStatus status, Instant at, UUID message, Contact contact) {
        String number() {
            return status.conversation().phoneNumberId().value();
        }
    }

    /**
     * Counts a batch.
     *
     * @param after the positions after it
     */
    @Transactional
    void count(List<MessageStatus> statuses, SortedMap<TopicPartition, Long> after) {
        Instant now = clock.instant();
        positions.take(after);
        List<Item> items = items(statuses, now);
        SeenRows.Batch seen = seenRows.read(items.stream().map(Item::message).collect(Collectors.toSet()), now);
        Map<Contact, OpenWindow> open = windows.of(items.stream()
                .filter(item -> MessageRules.isReach(item.status, seen.get(item.message)))
                .map(Item::contact)
                .collect(Collectors.toSet()));
        Map<String, Account> accounts =
                registered.of(items.stream().map(Item::number).collect(Collectors.toSet()));
        Tally tally = new Tally();
        SortedMap<String, Touch> touches = new TreeMap<>();
        for (Item item : items) {
            Seen before = seen.get(item.message);
            if (MessageRules.isReach(item.status, before)) {
                reach(item, open.get(item.contact), accounts.get(item.number()), tally);
            }
            if (MessageRules.isFailure(item.status, before)) {
                touches.merge(item.number(), failure(item, tally), Touch::and);
            }
            Seen counted = MessageRules.count(item.status, item.at, before, tally);
            if (!counted.equals(before)) {
                seen.put(item.message, counted);
                touches.merge(item.number(), Touch.PLAIN, Touch::and);
            }
        }
        seen.save();
        people.add(tally, now);
        counters.add(tally);
        touched.touch(touches);
    }

    private List<Item> items(List<MessageStatus> statuses, Instant now) {
        List<Item> items = new ArrayList<>();
        for (MessageStatus status : statuses) {
            if (!Probes.isProbe(status.conversation().person())) {
                EventTimes.counted(status.meta(), now).ifPresent(at -> items.add(item(status, at)));
            }
        }
        return items;
    }

    /** Without a recipient each message counts as a person of its own, so that the figure is never too low. */
    private Item item(MessageStatus status, Instant at) {
        String number = status.conversation().phoneNumberId().value();
        UUID message = hashes.message(number, status.messageId());
        Person person = status.conversation().person();
        UUID hash = person == null ? message : hashes.person(person);
        return new Item(status, at, message, new Contact(number, hash));
    }

    private static void reach(Item item, @Nullable OpenWindow window, @Nullable Account account, Tally tally) {
        if (window != null && window.contains(item.at)) {
            return;
        }
        UUID person = item.contact.person();
        tally.person(Figure.REACHED, item.number(), person, item.at);
        if (account != null) {
            tally.person(Figure.REACHED, account.portfolio(), person, item.at);
        }
    }

    private static Touch failure(Item item, Tally tally) {
        int code = MessageRules.code(item.status);
        if (code == OPTED_OUT) {
            tally.person(Figure.OPTED_OUT, item.number(), item.contact.person(), item.at);
        }
        if (code == SPAM_RATE_LIMIT) {
            return new Touch(1, item.at, null);
        }
        return SUSPICIOUS.contains(code) ? new Touch(0, null, code) : Touch.PLAIN;
    }
}
