package dev.relevo.bench.rating;

import dev.relevo.bench.BenchFailure;
import dev.relevo.bench.run.ServiceProcess;
import dev.relevo.stack.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

/** The registered numbers of the benchmark. */
final class Fleet implements AutoCloseable {
    private static final int HISTORY_PER_NUMBER = 1_500;
    private static final String TEMPLATE = "9999999999";

    private final ServiceProcess rating;
    private final Store store;
    private final HttpClient client = HttpClient.newHttpClient();

    Fleet(ServiceProcess rating, Store store) {
        this.rating = rating;
        this.store = store;
    }

    /** The numbers whose statuses are counted, in one account that no look-alike knows. */
    void registerSenders(int count) {
        for (int i = 0; i < count; i++) {
            register(StatusInput.number(i), "102290129340398", "1555" + (1_000_000 + i));
        }
    }

    /** All numbers of the look-alike at once: one is registered, and its row copied, so that all accounts are due together. */
    void registerAccounts() {
        register(TEMPLATE, "1", "15559999999");
        store.execute(
                """
                insert into rating.phone_number
                select (jsonb_populate_record(p, jsonb_build_object(
                  'phone_number_id', (8000000000 + i)::text,
                  'waba_id', (7000000000 + i / %d)::text,
                  'display_number', (8000000000 + i)::text))).*
                from rating.phone_number p, generate_series(0, %d) i
                where p.phone_number_id = '%s'""".formatted(GraphLookalike.NUMBERS, GraphLookalike.ACCOUNTS * GraphLookalike.NUMBERS - 1, TEMPLATE));
    }

    /** How many accounts of the look-alike were polled since they were due together. */
    int polledAccounts() {
        return Math.toIntExact(store.number("""
                select count(*) from rating.poll_account
                where waba_id like '70000%' and listed_at is not null and next_poll_at > now()"""));
    }

    /** Makes all accounts due together, with a full budget. */
    void allDue() {
        store.execute("""
                update rating.poll_account set next_poll_at = now(), used_calls = 0, suspected_until = null
                where waba_id like '70000%' and leased_until is null""");
    }

    /** A year of history: four entries a day, an hour of counts for the last week in every quarter. */
    void addHistory(String number) {
        store.execute("""
                insert into rating.history_entry
                  (phone_number_id, event_id, type, occurred_at, recorded_at, rating, source, request_started_at)
                select '%s', 'year ' || i, 'rating-observed', t, t, 'GREEN', 'POLL', t
                from generate_series(1, %d) i, lateral (select now() - i * interval '6 hours' as t)""".formatted(number, HISTORY_PER_NUMBER));
        store.execute("""
                insert into rating.volume_count (owner, bucket, marketing, sent, delivered, "read")
                select '%s', date_trunc('hour', now()) - i * interval '15 minutes', 1, 2, 2, 1
                from generate_series(1, 672) i on conflict do nothing""".formatted(number));
    }

    /** The status of a GET. */
    int get(String path) {
        return send(request(path).GET().build());
    }

    @Override
    public void close() {
        client.close();
    }

    private void register(String number, String account, String digits) {
        String body = "{\"wabaId\":\"%s\",\"displayNumber\":\"%s\"}".formatted(account, digits);
        int status = send(request("/v1/numbers/" + number)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build());
        if (status != 201) {
            throw new BenchFailure("registering a number was answered " + status);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(
                        "http://" + Ports.HOST + ":" + rating.address().getPort() + path))
                .header("Authorization", "Bearer " + ServiceProcess.KEY);
    }

    private int send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new BenchFailure("rating-service does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchFailure("interrupted");
        }
    }
}
