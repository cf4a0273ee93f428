package dev.relevo.notifier.channel.http;

import dev.relevo.notifier.NotifierConfig;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendResult;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The HTTP client of all channels. It resolves a host once, checks all its addresses and connects to those: a name that resolves to
 * another address a moment later changes nothing. Redirects are not followed, and nothing is retried. Thread-safe.
 *
 * <p>It is Vert.x's client, because the JDK's cannot connect to a given address under the name of its host, which TLS needs.
 */
@Singleton
public class OutboundHttp {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(3);
    private static final Duration RESOLVE_AT_SAVE_TIMEOUT = Duration.ofSeconds(2);
    private static final int MAX_ADDRESSES = 4;

    private final HttpClient client;
    private final HttpRules rules;
    private final AddressGuard guard;
    private final Resolver resolver;
    private final InstantSource clock;

    /** One thread per resolution: the JDK's has no time limit. */
    private final ExecutorService resolutions = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    OutboundHttp(Vertx vertx, NotifierConfig config, InstantSource clock) {
        this(
                vertx,
                new HttpClientOptions(),
                new HttpRules(config.http().allowPlain(), config.http().allowPrivate(), HttpRules.TIMEOUT),
                InetAddress::getAllByName,
                clock);
    }

    OutboundHttp(Vertx vertx, HttpClientOptions options, HttpRules rules, Resolver resolver, InstantSource clock) {
        this.client = vertx.createHttpClient(options.setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                // A connection of its own for each request: one that hangs delays no other.
                .setKeepAlive(false));
        this.rules = rules;
        this.guard = new AddressGuard(rules.allowPrivate());
        this.resolver = resolver;
        this.clock = clock;
    }

    /**
     * What is expected of a URL; empty when it can be used. A host that cannot be resolved now is accepted: it is checked again with
     * each request.
     */
    public Optional<String> problem(String url) {
        String expected = (rules.allowPlain() ? "an http or https URL" : "an https URL")
                + " of a host that messages may be sent to";
        Optional<Target> target = Target.of(url, rules);
        if (target.isEmpty()) {
            return Optional.of(expected);
        }
        try {
            List<InetAddress> addresses = resolve(target.get().host(), deadline(RESOLVE_AT_SAVE_TIMEOUT));
            return addresses.stream().allMatch(guard::allows) ? Optional.empty() : Optional.of(expected);
        } catch (ExecutionException | TimeoutException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Posts JSON once; the status of the answer is the result. */
    public SendResult post(String url, byte[] json) {
        return post(url, Map.of(), json, HttpAnswer::result);
    }

    /**
     * Posts JSON once.
     *
     * @param headers besides the type of the content
     * @param read makes a result of the answer
     */
    public SendResult post(
            String url, Map<String, String> headers, byte[] body, Function<HttpAnswer, SendResult> read) {
        if (body.length > HttpRules.MAX_BODY_BYTES) {
            return new SendResult.Rejected(FailureReason.BAD_REQUEST);
        }
        Optional<Target> target = Target.of(url, rules);
        if (target.isEmpty()) {
            return new SendResult.Rejected(FailureReason.ADDRESS_BLOCKED);
        }
        long deadline = deadline(rules.timeout());
        try {
            List<InetAddress> addresses = resolve(target.get().host(), deadline);
            if (!addresses.stream().allMatch(guard::allows)) {
                return new SendResult.Rejected(FailureReason.ADDRESS_BLOCKED);
            }
            Optional<HttpClientRequest> request = connect(target.get(), addresses, headers, deadline);
            return request.isEmpty()
                    ? new SendResult.Retryable(FailureReason.UNREACHABLE)
                    : exchange(request.get(), body, deadline)
                            .map(read)
                            .orElseGet(() -> new SendResult.Retryable(FailureReason.NO_ANSWER));
        } catch (ExecutionException | TimeoutException e) {
            return new SendResult.Retryable(FailureReason.UNREACHABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new SendResult.Retryable(FailureReason.NO_ANSWER);
        }
    }

    private List<InetAddress> resolve(String host, long deadline)
            throws ExecutionException, TimeoutException, InterruptedException {
        Future<InetAddress[]> addresses = resolutions.submit(() -> resolver.resolve(host));
        try {
            return List.of(addresses.get(left(deadline), TimeUnit.NANOSECONDS));
        } finally {
            addresses.cancel(true);
        }
    }

    /** A request on a connection to the first address that takes one; nothing of it is sent yet. */
    private Optional<HttpClientRequest> connect(
            Target target, List<InetAddress> addresses, Map<String, String> headers, long deadline)
            throws InterruptedException {
        for (InetAddress address : addresses.subList(0, Math.min(MAX_ADDRESSES, addresses.size()))) {
            var options = new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, target.port())))
                    .setHost(target.host())
                    .setPort(target.port())
                    .setSsl(target.isTls())
                    .setURI(target.path())
                    .putHeader("Content-Type", "application/json")
                    .putHeader("User-Agent", "Relevo");
            headers.forEach(options::putHeader);
            var request = client.request(options);
            try {
                return Optional.of(
                        request.toCompletionStage().toCompletableFuture().get(left(deadline), TimeUnit.NANOSECONDS));
            } catch (ExecutionException e) {
                // The next address may take it.
            } catch (TimeoutException e) {
                // Closes the connection if it is made after all.
                request.onSuccess(HttpClientRequest::reset);
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** Empty when not even a status came. */
    private Optional<HttpAnswer> exchange(HttpClientRequest request, byte[] body, long deadline)
            throws InterruptedException {
        var reader = new AtomicReference<AnswerReader>();
        // Otherwise what a server sends wrongly is written to the log.
        request.connection().exceptionHandler(_ -> {});
        try {
            // Before the request is sent: a response that has ended takes no reader any more.
            var answered = request.response()
                    .compose(response -> {
                        var started = new AnswerReader(response);
                        reader.set(started);
                        return started.done();
                    })
                    .toCompletionStage()
                    .toCompletableFuture();
            var ignored = request.end(Buffer.buffer(body));
            answered.get(left(deadline), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // What came until now decides.
        } finally {
            // Closes the connection of an answer that is still in progress.
            request.reset();
        }
        return Optional.ofNullable(reader.get()).map(answer -> answer.answer(clock.instant()));
    }

    private static long deadline(Duration timeout) {
        return System.nanoTime() + timeout.toNanos();
    }

    private static long left(long deadline) {
        return Math.max(0, deadline - System.nanoTime());
    }

    @PreDestroy
    void close() {
        resolutions.shutdownNow();
        client.close();
    }
}
