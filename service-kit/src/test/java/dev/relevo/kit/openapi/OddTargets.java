package dev.relevo.kit.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Paths and queries with one odd property each. */
final class OddTargets {
    private OddTargets() {}

    static List<OddInput> of(Route route, Random random) {
        List<OddInput> inputs = new ArrayList<>();
        for (String parameter : route.pathParameters().keySet()) {
            OddValues.url(random)
                    .forEach((kind, value) -> inputs.add(
                            input(kind + " in " + parameter, route, route.target(parameter, value), parameter)));
        }
        List<String> query = new ArrayList<>(route.queryParameters());
        query.add("unknown");
        for (String parameter : query) {
            OddValues.url(random)
                    .forEach((kind, value) -> inputs.add(input(
                            kind + " in " + parameter,
                            route,
                            route.target() + "?" + parameter + "=" + value,
                            parameter)));
            for (String value : List.of(
                    "",
                    "-1",
                    "0",
                    "501",
                    "99999999999999999999",
                    "abc",
                    "1.5",
                    "1&" + parameter + "=" + OddInput.MARKER)) {
                inputs.add(input("odd " + parameter, route, route.target() + "?" + parameter + "=" + value, parameter));
            }
        }
        inputs.add(input("many parameters", route, route.target() + "?" + "a=1&".repeat(1_500), "query"));
        inputs.add(input("bare query", route, route.target() + "?&&=&" + OddInput.MARKER + "&%00", "query"));
        return inputs;
    }

    private static OddInput input(String kind, Route route, String target, String parameter) {
        byte[] body = route.examples().isEmpty()
                ? null
                : OddBodies.bytes(route.examples().getFirst());
        return new OddInput(
                kind,
                target,
                route.contentType(),
                body,
                List.of(parameter, "path", "query", "parameter", "URL", "URI", "url"),
                false);
    }
}
