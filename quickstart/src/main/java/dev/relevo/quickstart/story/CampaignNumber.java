package dev.relevo.quickstart.story;

import dev.relevo.quickstart.client.ExpectationFailed;
import dev.relevo.quickstart.client.Simulator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A number that sends campaigns. */
record CampaignNumber(RunNumber number) {
    private static final int STATUSES_PER_WEBHOOK = 143;

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
                "errors":[{"code":131048,"title":"Spam rate limit hit"}]}""".formatted(number.id(), now()));
    }

    private String delivered(int index) {
        return """
                {"id":"wamid.CAMPAIGN%s%04d","status":"delivered","timestamp":"%d","recipient_id":"57399%07d",\
                "pricing":{"billable":true,"pricing_model":"PMP","category":"marketing","type":"regular"}}""".formatted(number.id(), index, now(), index);
    }

    /** The statuses are as old as the run: it began a few seconds ago. */
    private long now() {
        return number.run().getEpochSecond();
    }

    private void post(Simulator simulator, String statuses) {
        int status = simulator.postSigned("""
                {"object":"whatsapp_business_account","entry":[{"id":"%s","changes":[{"value":{\
                "messaging_product":"whatsapp","metadata":{"display_phone_number":"%s","phone_number_id":"%s"},\
                "statuses":[%s]},"field":"messages"}]}]}""".formatted(number.wabaId(), number.digits(), number.id(), statuses));
        ExpectationFailed.unless(status == 200, "200 for the statuses of a campaign", status);
    }
}
