package dev.relevo.notifier.channel.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Reads an answer until its end, its limit or its failure. The status is known from the beginning, and it decides. Thread-safe. */
final class AnswerReader {
    private final HttpClientResponse response;
    private final Buffer received = Buffer.buffer();
    private final Promise<Void> done = Promise.promise();

    /** Called on the response's own thread, so that no part is missed. */
    AnswerReader(HttpClientResponse response) {
        this.response = response;
        response.handler(this::add);
        response.endHandler(_ -> done.tryComplete());
        response.exceptionHandler(_ -> done.tryComplete());
    }

    Future<Void> done() {
        return done.future();
    }

    /** What was read so far. */
    HttpAnswer answer(Instant now) {
        synchronized (received) {
            return new HttpAnswer(
                    response.statusCode(),
                    RetryAfter.of(response.getHeader("Retry-After"), now),
                    received.toString(StandardCharsets.UTF_8));
        }
    }

    private void add(Buffer part) {
        synchronized (received) {
            int room = HttpRules.MAX_ANSWER_BYTES - received.length();
            received.appendBuffer(part, 0, Math.min(room, part.length()));
            if (part.length() < room) {
                return;
            }
        }
        response.request().reset();
        done.tryComplete();
    }
}
