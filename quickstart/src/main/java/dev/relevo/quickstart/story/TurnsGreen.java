package dev.relevo.quickstart.story;

import dev.relevo.event.NumberState;
import dev.relevo.event.Rating;
import dev.relevo.event.RedCaseEvent.RedCaseClosed;
import dev.relevo.event.RedCaseEvent.RedCaseOpened;
import dev.relevo.quickstart.client.ExpectationFailed;
import dev.relevo.quickstart.stack.Service;
import dev.relevo.stack.MailServer.Mail;

/** (f) WhatsApp rates the number green again. */
record TurnsGreen(Scene scene, TurnsRed red) implements Step {
    @Override
    public String letter() {
        return "f";
    }

    @Override
    public String title() {
        return "when the number turns green again the red case is closed and a mail reports it";
    }

    @Override
    public String play() {
        RedCaseOpened opened =
                red.opened().orElseThrow(() -> new ExpectationFailed("awaited the red case of (e); it was not opened"));
        int mailsBefore = scene.mails().size();
        scene.simulator().rate(red.number().id(), "GREEN");

        RedCaseClosed closed = scene.topics().await(RedCaseClosed.class, "red-case-closed", event -> event.redCase()
                .caseId()
                .equals(opened.redCase().caseId()));
        scene.topics()
                .await(
                        NumberState.class,
                        "a number state with rating GREEN and no red case",
                        state -> state.phoneNumberId().equals(red.number().phoneNumberId())
                                && state.rating() == Rating.GREEN
                                && state.redCase() == null
                                && !state.meta()
                                        .recordedAt()
                                        .isBefore(closed.meta().recordedAt()));
        Mail mail = TurnsRed.awaitMail(scene, mailsBefore, red.number().digits(), "green");
        scene.operator(Service.RATING).delete(red.number().path());
        return "case closed by %s; mail \"%s\"".formatted(closed.rating(), mail.subject());
    }
}
