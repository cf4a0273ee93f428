package dev.relevo.stack.whatsapp;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.relevo.stack.whatsapp.http.MetaJson;
import dev.relevo.stack.whatsapp.http.Request;
import dev.relevo.stack.whatsapp.http.Response;
import dev.relevo.stack.whatsapp.http.Routes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The control API of numbers and accounts: what the Graph API answers about them. */
final class NumberControl {
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    private final SimulatorState state;

    /** Body of {@code PUT /sim/numbers/{id}}. */
    record Registration(String wabaId, String displayPhoneNumber, String verifiedName) {}

    NumberControl(SimulatorState state) {
        this.state = state;
    }

    List<Routes.Route> routes() {
        return List.of(
                Routes.Route.of("PUT", "/sim/numbers/(\\w+)", this::register),
                Routes.Route.of("DELETE", "/sim/numbers/(\\w+)", this::remove),
                Routes.Route.of("POST", "/sim/numbers/(\\w+)/rating", this::rate),
                Routes.Route.of("POST", "/sim/numbers/(\\w+)/fields", this::override),
                Routes.Route.of("POST", "/sim/accounts/(\\w+)/answers", this::answers));
    }

    /** A number keeps its rating when it is registered again. */
    private Response register(Request request) {
        String id = request.segment(0);
        var rating = state.number(id).map(BusinessNumber::rating).orElse(BusinessNumber.Rating.GREEN);
        Optional<BusinessNumber> number = request.json(Registration.class)
                .filter(body ->
                        body.wabaId() != null && body.displayPhoneNumber() != null && body.verifiedName() != null)
                .map(body ->
                        new BusinessNumber(id, body.wabaId(), body.displayPhoneNumber(), body.verifiedName(), rating));
        number.ifPresent(state::put);
        return number.map(Response::ok)
                .orElseGet(() -> Response.problem(400, "expected wabaId, displayPhoneNumber and verifiedName"));
    }

    /** The number leaves its account, which then answers without it. */
    private Response remove(Request request) {
        return state.remove(request.segment(0)) ? Response.ok(Map.of()) : unknown(request);
    }

    private Response rate(Request request) {
        Optional<BusinessNumber> number = state.number(request.segment(0));
        if (number.isEmpty()) {
            return unknown(request);
        }
        Optional<BusinessNumber> rated = request.json()
                .map(body -> body.path("rating").asText())
                .flatMap(NumberControl::rating)
                .map(rating -> number.get().withRating(rating));
        rated.ifPresent(state::put);
        return rated.map(Response::ok)
                .orElseGet(() -> Response.problem(400, "expected rating: GREEN, YELLOW, RED or UNKNOWN"));
    }

    /** Fields as the Graph API names them, for example {@code status}; they replace the simulator's own until the next call. */
    private Response override(Request request) {
        if (state.number(request.segment(0)).isEmpty()) {
            return unknown(request);
        }
        Optional<Map<String, Object>> fields = request.json().map(body -> MetaJson.PLAIN.convertValue(body, FIELDS));
        fields.ifPresent(values -> state.override(request.segment(0), values));
        return fields.map(Response::ok).orElseGet(() -> Response.problem(400, "expected fields of the Graph API"));
    }

    private Response answers(Request request) {
        Optional<AccountAnswers> answers = request.json(AccountAnswers.class);
        answers.ifPresent(given -> state.answer(request.segment(0), given));
        return answers.map(Response::ok)
                .orElseGet(() -> Response.problem(400, "expected errorCode and delayMillis, or {}"));
    }

    private static Response unknown(Request request) {
        return Response.problem(404, "unknown number " + request.segment(0));
    }

    private static Optional<BusinessNumber.Rating> rating(String name) {
        return List.of(BusinessNumber.Rating.values()).stream()
                .filter(rating -> rating.name().equals(name))
                .findFirst();
    }
}
