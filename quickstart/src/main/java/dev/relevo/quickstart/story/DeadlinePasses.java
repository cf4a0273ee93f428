package dev.relevo.quickstart.story;

import dev.relevo.event.NumberState;
import dev.relevo.event.RedCaseEvent;
import dev.relevo.quickstart.client.Await;
import dev.relevo.quickstart.client.ExpectationFailed;
import dev.relevo.quickstart.client.RestApi;
import dev.relevo.quickstart.stack.Service;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** (i) The deadline of a red number passes. */
record DeadlinePasses(Scene scene) implements Step {
    private static final Duration CLOCK = Duration.ofDays(7);
    /** One more than the volume that WhatsApp exempts. */
    private static final int TEMPLATES = 1_001;
    /** Left when the flag is corrected: enough for one reminder. */
    private static final Duration LEFT = Duration.ofSeconds(5);

    @Override
    public String letter() {
        return "i";
    }

    @Override
    public String title() {
        return "the flag's time is corrected, one late reminder goes out, the deadline passes: a limit is expected, then seen";
    }

    @Override
    public String play() {
        var number = new RunNumber(scene.run(), 9, "Relevo Demo Campaigns");
        var campaign = new CampaignNumber(number);
        RestApi rating = scene.operator(Service.RATING);
        String path = number.path();
        int mailsBefore = scene.mails().size();
        number.registerAt(scene.simulator());
        rating.put(path, number.profile());
        campaign.send(scene.simulator(), TEMPLATES);
        awaitCounted(rating, path);

        scene.simulator().rate(number.id(), "RED");
        RedCaseEvent opened = await(number, RedCaseEvent.RedCaseOpened.class);
        Instant flaggedAt = opened.meta().recordedAt().minus(CLOCK).plus(LEFT);
        rating.post(
                        path + "/observations",
                        Map.of(
                                "rating",
                                "RED",
                                "reason",
                                "seen in Business Manager",
                                "flaggedAt",
                                flaggedAt.toString()))
                .orFail("the correction");
        RedCaseEvent corrected = await(number, RedCaseEvent.RedCaseCorrected.class);
        expect("the same case", corrected.redCase().caseId(), opened.redCase().caseId());
        RedCaseEvent.LimitExpected expected = await(number, RedCaseEvent.LimitExpected.class);
        expect("templates in 7 days", expected.templatesLast7Days(), TEMPLATES);
        expect("late reminders", late(number), 1L);
        TurnsRed.awaitMail(scene, mailsBefore, number.digits(), "limit is expected");

        campaign.refuse(scene.simulator());
        RedCaseEvent.LimitImposed imposed = await(number, RedCaseEvent.LimitImposed.class);
        TurnsRed.awaitMail(scene, mailsBefore, number.digits(), "limits its messages");
        awaitPermit(number);

        scene.simulator().rate(number.id(), "GREEN");
        await(number, RedCaseEvent.RedCaseClosed.class);
        String subject =
                TurnsRed.awaitMail(scene, mailsBefore, number.digits(), "green").subject();
        rating.delete(path);
        return "limit expected after %d templates, imposed by %s, no campaign permitted; mail \"%s\""
                .formatted(TEMPLATES, imposed.evidence(), subject);
    }

    private void awaitCounted(RestApi rating, String path) {
        Await.until(
                TEMPLATES + " templates counted and the number seen green",
                Await.USUAL,
                () -> Optional.of(rating.get(path + "/volume")
                                .json()
                                .path("templatesLast7Days")
                                .asInt())
                        .filter(counted -> counted == TEMPLATES)
                        .filter(_ ->
                                rating.get(path).json().path("rating").asText().equals("GREEN")),
                () -> rating.get(path + "/volume").text());
    }

    private <E extends RedCaseEvent> E await(RunNumber number, Class<E> kind) {
        return scene.topics()
                .await(kind, kind.getSimpleName() + " of the campaign's number", event -> isOf(number, event));
    }

    private long late(RunNumber number) {
        return scene.topics()
                .all(RedCaseEvent.DeadlineNear.class, event -> isOf(number, event) && event.late())
                .size();
    }

    private void awaitPermit(RunNumber number) {
        scene.topics()
                .await(
                        NumberState.class,
                        "a number state that permits no campaign",
                        state -> state.phoneNumberId().equals(number.phoneNumberId())
                                && !state.permit().allowed()
                                && state.redCase() != null
                                && "LIMITED".equals(state.redCase().state()));
    }

    private static boolean isOf(RunNumber number, RedCaseEvent event) {
        return event.number().phoneNumberId().equals(number.phoneNumberId());
    }

    private static void expect(String what, Object actual, Object expected) {
        ExpectationFailed.unless(actual.equals(expected), what + " " + expected, actual);
    }
}
