package dev.relevo.quickstart.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What people and Meta's raters do, through the simulator's HTTP interface. */
final class Simulator {
    private final RestApi http;

    /** What became of a message of hers. */
    record Written(String messageId, int webhookStatus) {}

    Simulator(URI base) {
        this.http = new RestApi(base, "");
    }

    void register(DemoNumber number) {
        http.put(
                "/sim/numbers/" + number.id(),
                Map.of(
                        "wabaId", DemoNumber.WABA,
                        "displayPhoneNumber", number.display(),
                        "verifiedName", number.verifiedName()));
    }

    void rate(DemoNumber number, String rating) {
        http.post("/sim/numbers/" + number.id() + "/rating", Map.of("rating", rating))
                .orFail("the simulator's rating");
    }

    /** She writes once; Meta delivers it once. */
    Written write(Caller caller, String text) {
        return post(
                caller,
                Map.of(
                        "text",
                        text,
                        "name",
                        caller.name(),
                        "phoneNumberId",
                        caller.number().id()));
    }

    /** Meta delivers the same message again. */
    Written redeliver(Caller caller, String messageId) {
        return post(caller, Map.of("messageId", messageId));
    }

    /** Meta delivers it, or delivers it again, until it is taken. */
    Written redeliverUntilTaken(Caller caller, String messageId) {
        return post(caller, Map.of("messageId", messageId, "retry", true));
    }

    /** WhatsApp takes no more messages to this person. */
    void refuse(Caller caller, int code) {
        failures(caller, Map.of("code", code));
    }

    /** It takes them again. */
    void refuseNoMore(Caller caller) {
        failures(caller, Map.of());
    }

    private void failures(Caller caller, Object body) {
        http.post("/sim/users/" + caller.waId() + "/failures", body).orFail("the simulator");
    }

    private Written post(Caller caller, Object body) {
        JsonNode reply = http.post("/sim/users/" + caller.waId() + "/messages", body)
                .orFail("the simulator")
                .json();
        return new Written(
                reply.path("messageId").asText(), reply.path("webhookStatus").asInt());
    }

    /** Somebody who is not Meta posts this; returns the HTTP status. */
    int postForged(String body) {
        return http.post("/sim/webhook?signature=forged", WireJson.tree(body))
                .orFail("the simulator")
                .json()
                .path("webhookStatus")
                .asInt();
    }

    /** The texts she got on WhatsApp, oldest first. */
    List<String> received(Caller caller) {
        List<String> texts = new ArrayList<>();
        for (JsonNode sent : http.get("/sim/sent?to=" + caller.waId()).json()) {
            texts.add(sent.at("/body/text/body").asText());
        }
        return texts;
    }

    /** The first text with these words in it, as soon as she has it. */
    String awaitReceived(Caller caller, String words) {
        return Patience.await(
                "a WhatsApp message to her with '" + words + "'",
                Patience.USUAL,
                () -> received(caller).stream()
                        .filter(text -> text.contains(words))
                        .findFirst(),
                () -> received(caller));
    }
}
