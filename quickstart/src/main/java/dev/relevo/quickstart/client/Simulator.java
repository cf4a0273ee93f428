package dev.relevo.quickstart.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The actions of users and of WhatsApp, through the simulator's HTTP API. */
public final class Simulator {
    private final RestApi http;

    /** A message of the user and the status with which its webhook was answered. */
    public record Written(String messageId, int webhookStatus) {}

    public Simulator(URI base) {
        this.http = new RestApi(base, "");
    }

    public void register(DemoNumber number) {
        register(number.id(), DemoNumber.WABA, number.display(), number.verifiedName());
    }

    /** Registers a number, which is green unless it was rated before. */
    public void register(String phoneNumberId, String wabaId, String display, String verifiedName) {
        http.put(
                "/sim/numbers/" + phoneNumberId,
                Map.of("wabaId", wabaId, "displayPhoneNumber", display, "verifiedName", verifiedName));
    }

    public void rate(DemoNumber number, String rating) {
        rate(number.id(), rating);
    }

    public void rate(String phoneNumberId, String rating) {
        http.post("/sim/numbers/" + phoneNumberId + "/rating", Map.of("rating", rating))
                .orFail("the simulator's rating");
    }

    /** Posts a signed webhook of WhatsApp; returns the HTTP status. */
    public int postSigned(String body) {
        return http.post("/sim/webhook", WireJson.tree(body))
                .orFail("the simulator")
                .json()
                .path("webhookStatus")
                .asInt();
    }

    /** The user writes once; Meta delivers it once. */
    public Written write(DemoUser user, String text) {
        return post(
                user,
                Map.of(
                        "text",
                        text,
                        "name",
                        user.name(),
                        "phoneNumberId",
                        user.number().id()));
    }

    /** Meta delivers the same message again. */
    public Written redeliver(DemoUser user, String messageId) {
        return post(user, Map.of("messageId", messageId));
    }

    /** Meta delivers the message, and redelivers it until it is accepted. */
    public Written redeliverUntilTaken(DemoUser user, String messageId) {
        return post(user, Map.of("messageId", messageId, "retry", true));
    }

    /** WhatsApp refuses further messages to this user. */
    public void refuse(DemoUser user, int code) {
        failures(user, Map.of("code", code));
    }

    /** WhatsApp accepts messages to this user again. */
    public void refuseNoMore(DemoUser user) {
        failures(user, Map.of());
    }

    private void failures(DemoUser user, Object body) {
        http.post("/sim/users/" + user.waId() + "/failures", body).orFail("the simulator");
    }

    private Written post(DemoUser user, Object body) {
        JsonNode reply = http.post("/sim/users/" + user.waId() + "/messages", body)
                .orFail("the simulator")
                .json();
        return new Written(
                reply.path("messageId").asText(), reply.path("webhookStatus").asInt());
    }

    /** Posts a webhook with a forged signature; returns the HTTP status. */
    public int postForged(String body) {
        return http.post("/sim/webhook?signature=forged", WireJson.tree(body))
                .orFail("the simulator")
                .json()
                .path("webhookStatus")
                .asInt();
    }

    /** The texts that the user received on WhatsApp, oldest first. */
    public List<String> received(DemoUser user) {
        List<String> texts = new ArrayList<>();
        for (JsonNode sent : http.get("/sim/sent?to=" + user.waId()).json()) {
            texts.add(sent.at("/body/text/body").asText());
        }
        return texts;
    }

    /** The first text with these words that the user receives. */
    public String awaitReceived(DemoUser user, String words) {
        return Await.until(
                "a WhatsApp message to the user with '" + words + "'",
                Await.USUAL,
                () -> received(user).stream()
                        .filter(text -> text.contains(words))
                        .findFirst(),
                () -> received(user));
    }
}
