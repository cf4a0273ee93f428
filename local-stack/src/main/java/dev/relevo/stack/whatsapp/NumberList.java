package dev.relevo.stack.whatsapp;

import dev.relevo.stack.whatsapp.http.Request;
import dev.relevo.stack.whatsapp.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The Graph API's list of an account's numbers, in pages. */
final class NumberList {
    private static final String DEFAULT_FIELDS = "id,display_phone_number,verified_name,quality_rating";
    private static final int DEFAULT_LIMIT = 25;

    private final SimulatorState state;

    NumberList(SimulatorState state) {
        this.state = state;
    }

    Response answer(Request request) {
        String wabaId = request.segment(0);
        AccountAnswers answers = state.answersOf(wabaId);
        if (answers.delayMillis() != null) {
            state.pause(answers.delayMillis());
        }
        if (answers.errorCode() != null) {
            return GraphError.ofAccount(answers.errorCode());
        }
        if (!state.isAccount(wabaId)) {
            return GraphError.unknownObject(request.method(), wabaId);
        }
        try {
            return page(state.numbersOf(wabaId), request);
        } catch (IllegalArgumentException e) {
            return GraphError.badParameter("limit or after");
        }
    }

    /** The requested fields; those that the simulator has no value for are omitted. */
    Map<String, Object> fields(BusinessNumber number, Request request) {
        Map<String, Object> known = new LinkedHashMap<>(Map.of(
                "id", number.id(),
                "display_phone_number", number.displayPhoneNumber(),
                "verified_name", number.verifiedName(),
                "quality_rating", number.rating(),
                "quality_score", Map.of("score", number.rating()),
                "status", "CONNECTED",
                "name_status", "APPROVED",
                "account_mode", "LIVE",
                "throughput", Map.of("level", "STANDARD"),
                "whatsapp_business_manager_messaging_limit", "TIER_10K"));
        known.putAll(state.overridesOf(number.id()));
        Map<String, Object> chosen = new LinkedHashMap<>();
        String wanted = request.query().getOrDefault("fields", DEFAULT_FIELDS);
        Stream.concat(Stream.of("id"), Arrays.stream(wanted.split(",")))
                .filter(known::containsKey)
                .forEach(field -> chosen.put(field, known.get(field)));
        return chosen;
    }

    /** The last page has cursors, too, but names no next page. */
    private Response page(List<BusinessNumber> numbers, Request request) {
        int limit = Integer.parseInt(request.query().getOrDefault("limit", Integer.toString(DEFAULT_LIMIT)));
        int from = request.query().containsKey("after") ? offset(request.query().get("after")) : 0;
        int to = Math.min(numbers.size(), from + Math.max(1, limit));
        List<Map<String, Object>> data = numbers.subList(Math.min(from, to), to).stream()
                .map(number -> fields(number, request))
                .toList();
        Map<String, Object> paging = new LinkedHashMap<>();
        paging.put("cursors", Map.of("before", cursor(from), "after", cursor(to)));
        if (to < numbers.size()) {
            paging.put("next", "https://graph.facebook.com" + request.path() + "?after=" + cursor(to));
        }
        return Response.ok(Map.of("data", data, "paging", paging));
    }

    private static String cursor(int offset) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Integer.toString(offset).getBytes(StandardCharsets.US_ASCII));
    }

    private static int offset(String cursor) {
        return Integer.parseInt(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
    }
}
