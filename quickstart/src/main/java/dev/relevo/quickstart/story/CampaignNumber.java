package dev.relevo.quickstart.story;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.quickstart.client.ExpectationFailed;
import dev.relevo.quickstart.client.Simulator;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A business number of one run, with an account of its own, which sends campaigns. A number that was red yesterday would continue
 * yesterday's red case.
 *
 * @param run when this story began
 */
record CampaignNumber(Instant run) {
    private static final int STATUSES_PER_WEBHOOK = 143;

    private static final String NAME = "Relevo Demo Campaigns";

    String id() {
        return "9" + run.toEpochMilli();
    }

    PhoneNumberId phoneNumberId() {
        return new PhoneNumberId(id());
    }

    String digits() {
        return "1555" + "%07d".formatted(run.getEpochSecond() % 10_000_000);
    }

    private String wabaId() {
        return "8" + run.toEpochMilli();
    }

    void registerAt(Simulator simulator) {
        simulator.register(id(), wabaId(), "+" + digits(), NAME);
    }

    Map<String, Object> profile() {
        return Map.of(
                "wabaId", wabaId(),
                "displayNumber", digits(),
                "verifiedName", NAME,
                "paths", List.of(Map.of("kind", "PHONE", "value", DemoConfiguration.PHONE)));
    }

    /** WhatsApp reports that it delivered marketing templates. */
    void send(Simulator simulator, int templates) {
        for (int from = 0; from < templates; from += STATUSES_PER_WEBHOOK) {
            int to = Math.min(templates, from + STATUSES_PER_WEBHOOK);
            post(simulator, IntStream.range(from, to).mapToObj(this::delivered).collect(Collectors.joining(",")));
        }
    }

    /** WhatsApp refuses a template with its spam rate limit. */
    void refuse(Simulator simulator) {
        post(simulator, """
                {"id":"wamid.REFUSED%s","status":"failed","timestamp":"%d","recipient_id":"573990000001",\
                "errors":[{"code":131048,"title":"Spam rate limit hit"}]}""".formatted(id(), now()));
    }

    private String delivered(int index) {
        return """
                {"id":"wamid.CAMPAIGN%s%04d","status":"delivered","timestamp":"%d","recipient_id":"57399%07d",\
                "pricing":{"billable":true,"pricing_model":"PMP","category":"marketing","type":"regular"}}""".formatted(id(), index, now(), index);
    }

    /** The statuses are as old as the run: it began a few seconds ago. */
    private long now() {
        return run.getEpochSecond();
    }

    private void post(Simulator simulator, String statuses) {
        int status = simulator.postSigned("""
                {"object":"whatsapp_business_account","entry":[{"id":"%s","changes":[{"value":{\
                "messaging_product":"whatsapp","metadata":{"display_phone_number":"%s","phone_number_id":"%s"},\
                "statuses":[%s]},"field":"messages"}]}]}""".formatted(wabaId(), digits(), id(), statuses));
        ExpectationFailed.unless(status == 200, "200 for the statuses of a campaign", status);
    }
}
