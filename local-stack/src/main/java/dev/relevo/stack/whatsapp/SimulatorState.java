package dev.relevo.stack.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The simulator's state, in memory. Thread-safe. */
final class SimulatorState {
    /** The customer-service window: free text is accepted this long after the user's last message or call. */
    static final Duration WINDOW = Duration.ofHours(24);

    /** Maximum number of entries; the oldest are dropped, so that a long run does not fill the memory. */
    static final int MAX_REMEMBERED = 10_000;

    private final InstantSource clock;
    private final Map<String, BusinessNumber> numbers = new LinkedHashMap<>();
    private final Set<String> accounts = new HashSet<>();
    private final Map<String, AccountAnswers> answers = bounded();
    private final Map<String, Map<String, Object>> overrides = bounded();
    private final Map<Pair, Instant> lastContacts = bounded();
    private final Map<String, byte[]> userWebhooks = bounded();
    private final Map<String, SendFailure> failures = bounded();
    private final Deque<SentMessage> sent = new ArrayDeque<>();

    private final CountDownLatch closed = new CountDownLatch(1);

    private record Pair(String phoneNumberId, String waId) {}

    SimulatorState(InstantSource clock) {
        this.clock = clock;
    }

    private static <K, V> Map<K, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > MAX_REMEMBERED;
            }
        };
    }

    /** Waits this long, or until the simulator closes. */
    void pause(int millis) {
        try {
            boolean ignored = closed.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close() {
        closed.countDown();
    }

    Instant now() {
        return clock.instant();
    }

    synchronized void put(BusinessNumber number) {
        numbers.put(number.id(), number);
        accounts.add(number.wabaId());
    }

    synchronized boolean remove(String id) {
        overrides.remove(id);
        return numbers.remove(id) != null;
    }

    /** An account that has or had a number. */
    synchronized boolean isAccount(String wabaId) {
        return accounts.contains(wabaId);
    }

    synchronized void answer(String wabaId, AccountAnswers given) {
        answers.put(wabaId, given);
    }

    synchronized AccountAnswers answersOf(String wabaId) {
        return answers.getOrDefault(wabaId, AccountAnswers.NORMAL);
    }

    synchronized void override(String id, Map<String, Object> fields) {
        overrides.put(id, fields);
    }

    synchronized Map<String, Object> overridesOf(String id) {
        return overrides.getOrDefault(id, Map.of());
    }

    synchronized Optional<BusinessNumber> number(String id) {
        return Optional.ofNullable(numbers.get(id));
    }

    /** The number registered first, the default recipient of users' messages. */
    synchronized Optional<BusinessNumber> anyNumber() {
        return numbers.values().stream().findFirst();
    }

    synchronized List<BusinessNumber> numbersOf(String wabaId) {
        return numbers.values().stream()
                .filter(number -> number.wabaId().equals(wabaId))
                .toList();
    }

    /** Opens the user's window and keeps the webhook, so that it can be delivered again byte for byte. */
    synchronized void userWrote(BusinessNumber number, String waId, String messageId, byte[] webhook) {
        openWindow(new UserContact(number.id(), waId, now()));
        userWebhooks.put(messageId, webhook);
    }

    /** Opens or extends the user's window; a contact older than the last one changes nothing. */
    synchronized void openWindow(UserContact contact) {
        lastContacts.merge(
                new Pair(contact.phoneNumberId(), contact.waId()),
                contact.at(),
                (last, at) -> at.isAfter(last) ? at : last);
    }

    synchronized byte @Nullable [] webhookOf(String messageId) {
        return userWebhooks.get(messageId);
    }

    synchronized boolean windowIsOpen(String phoneNumberId, String waId) {
        Instant last = lastContacts.get(new Pair(phoneNumberId, waId));
        return last != null && now().isBefore(last.plus(WINDOW));
    }

    /** Makes messages to this user fail from now on. */
    synchronized void fail(String waId, SendFailure failure) {
        failures.put(waId, failure);
    }

    synchronized SendFailure failureOf(String waId) {
        return failures.getOrDefault(waId, SendFailure.NONE);
    }

    synchronized void businessSent(String id, String phoneNumberId, String to, JsonNode body) {
        sent.addLast(new SentMessage(id, phoneNumberId, to, body, now()));
        if (sent.size() > MAX_REMEMBERED) {
            sent.removeFirst();
        }
    }

    /** The sent messages, oldest first; only those to one user when {@code waId} is given. */
    synchronized List<SentMessage> sent(@Nullable String waId) {
        return sent.stream()
                .filter(message -> waId == null || message.to().equals(waId))
                .toList();
    }
}
