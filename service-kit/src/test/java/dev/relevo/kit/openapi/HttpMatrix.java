package dev.relevo.kit.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Test matrix that sends every kind of odd input, made from the file's examples, to every route of a service's OpenAPI file. The
 * service must always answer within five seconds and never with 5xx; a refusal must be a problem that names the field and repeats
 * nothing of the input. {@code -Dseed=<number>} repeats a run.
 */
public final class HttpMatrix {
    private static final Logger LOG = Logger.getLogger(HttpMatrix.class);

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 40;

    /** Vert.x's limit is 4,096 bytes of request line. */
    private static final int LONGEST_TARGET = 4_000;

    /** Characters of a URI (RFC 3986), and each percent sign before two digits. */
    private static final Pattern ROUTABLE = Pattern.compile("(?:[A-Za-z0-9._~!$&'()*+,;=:@/?-]++|%[0-9a-fA-F]{2})*+");

    private final String service;
    private final URI base;
    private final URI management;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final List<String> faults = new ArrayList<>();
    private final Map<String, String> pathValues = new LinkedHashMap<>();
    private BiFunction<String, byte[], Map<String, String>> signature = (path, body) -> Map.of();
    private int calls;
    private int beforeRouting;

    /**
     * @param base URL of the service
     * @param management URL of its management port
     */
    public HttpMatrix(String service, URI base, URI management) {
        this.service = service;
        this.base = base;
        this.management = management;
    }

    /** Uses this key for operations that require the scope; of several keys the first one. */
    public HttpMatrix key(String scope, String key) {
        keys.put(scope, key);
        return this;
    }

    /** Uses this value of a path parameter in requests with a valid path. */
    public HttpMatrix path(String parameter, String value) {
        pathValues.put(parameter, value);
        return this;
    }

    /** Adds headers that depend on the body, so that the body has a valid signature. */
    public HttpMatrix signed(BiFunction<String, byte[], Map<String, String>> signature) {
        this.signature = signature;
        return this;
    }

    /** Sends all requests. */
    public void run() {
        long seed = Long.getLong("seed", System.nanoTime());
        JsonNode api = new OpenApiContract(service).document();
        List<Route> routes = Route.all(api, pathValues);
        Random random = new Random(seed);
        net.jqwik.api.sessions.JqwikSession.run(() -> routes.forEach(route -> all(route, random)));
        isWell();
        LOG.infof(
                "http matrix: %s %d routes, %d calls (%d answered before routing), %d failures seed=%d",
                service, routes.size(), calls, beforeRouting, faults.size(), seed);
        assertThat(faults.stream().limit(SHOWN))
                .as("seed=%d, %d faults", seed, faults.size())
                .isEmpty();
    }

    private void all(Route route, Random random) {
        List<OddInput> inputs = new ArrayList<>();
        if (route.examples().isEmpty()) {
            inputs.add(OddInput.usual(route, null));
        }
        route.examples().forEach(example -> inputs.add(OddInput.usual(route, OddBodies.bytes(example))));
        inputs.addAll(OddBodies.of(route, random));
        inputs.addAll(OddTargets.of(route, random));
        for (OddInput input : inputs) {
            check(route, input, send(route, input, key(route)));
            if (key(route) != null) {
                checkWithoutKey(route, input, send(route, input, null));
            }
        }
    }

    private RawCall.Outcome send(Route route, OddInput input, @Nullable String key) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (key != null) {
            headers.put("Authorization", "Bearer " + key);
        }
        byte[] body = input.body();
        if (input.contentType() != null) {
            headers.put("Content-Type", input.contentType());
        }
        if (body != null) {
            headers.putAll(signature.apply(input.target(), body));
        }
        calls++;
        return new RawCall(route.method(), input.target(), headers, body).send(base);
    }

    private @Nullable String key(Route route) {
        return keys.entrySet().stream()
                .filter(key -> route.scopes().contains(key.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private void check(Route route, OddInput input, RawCall.Outcome outcome) {
        switch (outcome) {
            case RawCall.Outcome.Hang() -> fault(route, input, "no answer within 5 s");
            case RawCall.Outcome.Closed() -> {
                if (!input.mayClose()) {
                    fault(route, input, "closed without an answer");
                }
            }
            case RawCall.Outcome.Answer answer -> check(route, input, answer);
        }
    }

    private void check(Route route, OddInput input, RawCall.Outcome.Answer answer) {
        int status = answer.status();
        if (status >= 500) {
            fault(route, input, "status " + status + " " + answer.body());
        } else if (status >= 400) {
            checkProblem(route, input, answer);
        }
        if (input.isUsual()
                && input.body() != null
                && (status == 400 || status == 401 || status == 403 || status == 415)) {
            fault(route, input, "the example is refused: " + status + " " + answer.body());
        }
    }

    private void checkWithoutKey(Route route, OddInput input, RawCall.Outcome outcome) {
        check(route, input.withoutFields(), outcome);
        if (outcome instanceof RawCall.Outcome.Answer(int status, var headers, var body) && status < 400) {
            fault(route, input, "status " + status + " without a key");
        }
    }

    private void checkProblem(Route route, OddInput input, RawCall.Outcome.Answer answer) {
        if (isUnroutable(input.target()) && isAnsweredBeforeRouting(answer)) {
            beforeRouting++;
            return;
        }
        String type = answer.headers().getOrDefault("content-type", "none");
        if (!type.startsWith(ProblemResponses.MEDIA_TYPE)) {
            fault(route, input, "status " + answer.status() + " of type " + type);
            return;
        }
        JsonNode problem = parsed(answer.body());
        if (problem == null
                || problem.path("status").asInt() != answer.status()
                || problem.path("title").asText().isBlank()) {
            fault(route, input, "status " + answer.status() + ", not a whole problem: " + answer.body());
        }
        if (answer.body().contains(OddInput.MARKER)) {
            fault(route, input, "status " + answer.status() + " repeats what was sent: " + answer.body());
        }
        if (answer.status() == 400
                && Stream.concat(input.fields().stream(), route.queryParameters().stream())
                        .noneMatch(answer.body()::contains)) {
            fault(route, input, "status 400 names none of " + input.fields() + ": " + answer.body());
        }
    }

    /**
     * Vert.x itself answers an invalid target, and {@code MalformedRequestProblems} adds the problem body. Netty finds that
     * extension in packages only: the class loader of tests hides it. {@code HeldSocketsIT} checks the body in a package.
     */
    private static boolean isUnroutable(String target) {
        return target.length() > LONGEST_TARGET || !ROUTABLE.matcher(target).matches();
    }

    private static boolean isAnsweredBeforeRouting(RawCall.Outcome.Answer answer) {
        return answer.body().isEmpty()
                && !answer.headers().containsKey("content-type")
                && Set.of(400, 414, 431).contains(answer.status());
    }

    private static @Nullable JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private void fault(Route route, OddInput input, String what) {
        faults.add(route.method() + " " + route.path() + " [" + input.kind() + "]: "
                + what.substring(0, Math.min(what.length(), 300)));
    }

    private void isWell() {
        for (String check : List.of("/q/health/live", "/q/health/ready")) {
            var outcome = new RawCall("GET", check, Map.of(), null).send(management);
            if (!(outcome instanceof RawCall.Outcome.Answer answer) || answer.status() != 200) {
                faults.add("after the run " + check + ": " + outcome);
            }
        }
    }
}
