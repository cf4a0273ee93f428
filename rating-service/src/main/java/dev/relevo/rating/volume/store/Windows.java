package dev.relevo.rating.volume.store;

import dev.relevo.kit.sql.Sql;
import dev.relevo.rating.volume.count.OpenWindow;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/** The customer service windows of people, for as long as somebody reached outside of one still counts. */
@Singleton
public class Windows {
    /** A window that ended earlier cannot contain a time that still counts. */
    private static final Duration KEPT = OpenWindow.LENGTH.plus(OpenWindow.LENGTH);

    private final Sql sql;

    Windows(Sql sql) {
        this.sql = sql;
    }

    /**
     * A person in contact with a number.
     *
     * @param person a hash
     */
    public record Contact(String number, UUID person) implements Comparable<Contact> {
        private static final Comparator<Contact> ORDER =
                Comparator.comparing(Contact::number).thenComparing(Contact::person);

        @Override
        public int compareTo(Contact other) {
            return ORDER.compare(this, other);
        }
    }

    private record Row(Contact contact, OpenWindow window) {}

    /** The windows of these contacts; a contact without one is absent. */
    public Map<Contact, OpenWindow> of(Collection<Contact> contacts) {
        Map<Contact, OpenWindow> windows = new HashMap<>();
        if (!contacts.isEmpty()) {
            rows("", contacts).forEach(row -> windows.put(row.contact, row.window));
        }
        return windows;
    }

    /** Extends or opens windows. */
    public void open(SortedMap<Contact, OpenWindow> opened) {
        if (opened.isEmpty()) {
            return;
        }
        rows(" for update of v", opened.keySet())
                .forEach(row -> opened.merge(row.contact, row.window, OpenWindow::and));
        List<OpenWindow> windows = List.copyOf(opened.values());
        int ignored = sql.update(
                """
                insert into rating.volume_window (phone_number_id, person, opened_at, last_at)
                select * from unnest(?, ?, ?, ?) on conflict (phone_number_id, person)
                do update set opened_at = excluded.opened_at, last_at = excluded.last_at""",
                numbers(opened.keySet()),
                people(opened.keySet()),
                windows.stream().map(OpenWindow::openedAt).toArray(Instant[]::new),
                windows.stream().map(OpenWindow::lastAt).toArray(Instant[]::new));
    }

    /** Deletes the windows that nothing needs any more. */
    public void deleteOld(Instant now) {
        int ignored = sql.update("delete from rating.volume_window where last_at < ?", now.minus(KEPT));
    }

    private List<Row> rows(String lock, Collection<Contact> contacts) {
        return sql.list(
                row -> new Row(
                        new Contact(
                                row.columns().getString("phone_number_id"),
                                row.columns().getObject("person", UUID.class)),
                        new OpenWindow(row.timeOf("opened_at"), row.timeOf("last_at"))),
                """
                select v.phone_number_id, v.person, v.opened_at, v.last_at
                from rating.volume_window v join unnest(?, ?) as w (phone_number_id, person)
                using (phone_number_id, person)""" + lock,
                numbers(contacts),
                people(contacts));
    }

    private static String[] numbers(Collection<Contact> contacts) {
        return contacts.stream().map(Contact::number).toArray(String[]::new);
    }

    private static UUID[] people(Collection<Contact> contacts) {
        return contacts.stream().map(Contact::person).toArray(UUID[]::new);
    }
}
