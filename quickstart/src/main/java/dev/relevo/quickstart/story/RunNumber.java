package dev.relevo.quickstart.story;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.quickstart.client.Simulator;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A business number of one run, with an account of its own. A number that was red in an earlier run would continue its red case, and
 * the mails about it would wait until it no longer swings.
 *
 * @param run when this story began
 * @param series one digit; the numbers of a run differ in it
 */
record RunNumber(Instant run, int series, String name) {
    String id() {
        return series + "" + run.toEpochMilli();
    }

    PhoneNumberId phoneNumberId() {
        return new PhoneNumberId(id());
    }

    String digits() {
        return "1555" + series + "%06d".formatted(run.getEpochSecond() % 1_000_000);
    }

    String wabaId() {
        return "8" + id();
    }

    void registerAt(Simulator simulator) {
        simulator.register(id(), wabaId(), "+" + digits(), name);
    }

    /** The path of the number at rating-service. */
    String path() {
        return "/v1/numbers/" + id();
    }

    Map<String, Object> profile() {
        return Map.of(
                "wabaId", wabaId(),
                "displayNumber", digits(),
                "verifiedName", name,
                "paths", List.of(Map.of("kind", "PHONE", "value", DemoConfiguration.PHONE)));
    }
}
