package dev.relevo.quickstart.story;

import dev.relevo.quickstart.client.ExpectationFailed;
import dev.relevo.quickstart.client.RestApi;
import dev.relevo.quickstart.stack.Service;

/** (a) Meta verifies the webhook address. */
record HubChallenge(Scene scene) implements Step {
    private static final String CHALLENGE = "1158201444";

    @Override
    public String letter() {
        return "a";
    }

    @Override
    public String title() {
        return "Meta's hub challenge is answered only with the right verify token";
    }

    @Override
    public String play() {
        RestApi.Reply right = ask(scene.verifyToken());
        ExpectationFailed.unless(
                right.status() == 200 && right.text().equals(CHALLENGE), "200 and the challenge", right.status());
        RestApi.Reply wrong = ask("not-the-token");
        ExpectationFailed.unless(wrong.status() == 403, "403 for another token", wrong.status());
        return "200 with the challenge; 403 for another token";
    }

    private RestApi.Reply ask(String token) {
        return scene.api(Service.INGEST, "")
                .get("/webhooks/whatsapp?hub.mode=subscribe&hub.challenge=" + CHALLENGE + "&hub.verify_token=" + token);
    }
}
