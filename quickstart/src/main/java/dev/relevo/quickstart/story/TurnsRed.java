package dev.relevo.quickstart.story;

import dev.relevo.event.NumberState;
import dev.relevo.event.Rating;
import dev.relevo.event.RedCaseEvent.RedCaseOpened;
import dev.relevo.quickstart.client.Await;
import dev.relevo.quickstart.client.ExpectationFailed;
import dev.relevo.quickstart.client.RestApi;
import dev.relevo.quickstart.stack.Service;
import dev.relevo.stack.MailServer.Mail;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** (e) WhatsApp rates the number red. */
final class TurnsRed implements Step {
    private static final Duration CLOCK = Duration.ofDays(7);

    private final Scene scene;
    private final RunNumber number;
    private @Nullable RedCaseOpened opened;

    TurnsRed(Scene scene) {
        this.scene = scene;
        this.number = new RunNumber(scene.run(), 7, "Relevo Demo Shop");
    }

    @Override
    public String letter() {
        return "e";
    }

    @Override
    public String title() {
        return "when a number turns red a red case is opened with a deadline exactly 7 days later, and a mail reports it";
    }

    /** The opened case; empty until this step passed. */
    Optional<RedCaseOpened> opened() {
        return Optional.ofNullable(opened);
    }

    RunNumber number() {
        return number;
    }

    @Override
    public String play() {
        number.registerAt(scene.simulator());
        scene.operator(Service.RATING).put(number.path(), number.profile());
        awaitRating("GREEN");
        int mailsBefore = scene.mails().size();
        scene.simulator().rate(number.id(), "RED");

        RedCaseOpened event = scene.topics().await(RedCaseOpened.class, "red-case-opened", candidate -> candidate
                .number()
                .phoneNumberId()
                .equals(number.phoneNumberId()));
        Instant deadline = event.redCase().deadline();
        ExpectationFailed.unless(
                event.redCase().flaggedAt().plus(CLOCK).equals(deadline),
                "a deadline 7 days after " + event.redCase().flaggedAt(),
                String.valueOf(deadline));
        scene.topics()
                .await(
                        NumberState.class,
                        "a number state with rating RED and that deadline",
                        state -> state.phoneNumberId().equals(number.phoneNumberId())
                                && state.rating() == Rating.RED
                                && state.redCase() != null
                                && state.redCase()
                                        .flaggedAt()
                                        .equals(event.redCase().flaggedAt()));
        Mail mail = awaitMail(scene, mailsBefore, number.digits(), "red");
        opened = event;
        return "red case with deadline %s; mail \"%s\"".formatted(deadline, mail.subject());
    }

    private void awaitRating(String colour) {
        RestApi rating = scene.operator(Service.RATING);
        Await.until(
                "rating " + colour + " at rating-service",
                Await.USUAL,
                () -> Optional.of(rating.get(number.path()).json())
                        .filter(number -> number.path("rating").asText().equals(colour)),
                () -> rating.get(number.path()).text());
    }

    /** The first later mail to the receiver with both in its subject. */
    static Mail awaitMail(Scene scene, int mailsBefore, String digits, String word) {
        return Await.until(
                "a mail to " + DemoConfiguration.RECEIVER + " with '" + word + "' in its subject",
                Await.USUAL,
                () -> scene.mails().stream()
                        .skip(mailsBefore)
                        .filter(mail -> mail.to().contains(DemoConfiguration.RECEIVER)
                                && mail.subject().contains(digits)
                                && mail.subject().contains(word))
                        .findFirst(),
                () -> "mails "
                        + scene.mails().stream()
                                .skip(mailsBefore)
                                .map(Mail::subject)
                                .toList());
    }
}
