package dev.relevo.notifier.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relevo.event.NumberHealthEvent.NumberRemoved;
import dev.relevo.notifier.Examples;
import dev.relevo.notifier.alert.AlertChange;
import dev.relevo.notifier.alert.AlertRules;
import dev.relevo.notifier.alert.Notice;
import dev.relevo.notifier.alert.NoticeType;
import dev.relevo.notifier.receiver.Language;
import dev.relevo.notifier.receiver.Receiver;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The texts of all notices in all languages, made from the examples of the contract. */
@QuarkusTest
class NoticeTextTest {
    private static final Instant NOW = Instant.parse("2026-11-23T14:00:00Z");

    @Test
    void the_examples_cover_every_notice_of_a_rating_event() {
        Set<NoticeType> covered = EnumSet.copyOf(notices().map(Notice::news).toList());

        Set<NoticeType> expected = EnumSet.range(NoticeType.RED_CASE_OPENED, NoticeType.TEMPLATE_GONE);
        expected.removeAll(Set.of(NoticeType.TEMPLATE_GONE, NoticeType.TEMPLATE_QUALITY_BETTER));
        assertThat(covered).isEqualTo(expected);
    }

    @Test
    void each_notice_has_texts_of_its_own_in_each_language() {
        notices().forEach(notice -> {
            List<NoticeText> mails = Arrays.stream(Language.values())
                    .map(language -> mail(notice, language))
                    .toList();

            assertThat(mails).extracting(NoticeText::headline).doesNotHaveDuplicates();
            assertThat(mails).allSatisfy(mail -> assertThat(texts(mail))
                    .doesNotContain("?", "null", "")
                    .noneMatch(text -> text.contains("{") || text.contains("  ")));
            assertThat(new HashSet<>(
                            mails.stream().map(mail -> mail.facts().size()).toList()))
                    .as("facts of %s", notice.news())
                    .hasSize(1);
        });
    }

    @Test
    void an_opening_says_what_to_do_and_an_end_needs_nothing() {
        assertThat(changes().filter(AlertChange.Open.class::isInstance))
                .allSatisfy(change ->
                        assertThat(mail(change.notice(), Language.ES).advice()).isNotEmpty());
        assertThat(changes()
                        .filter(AlertChange.Resolve.class::isInstance)
                        .filter(change -> change.notice().news() != NoticeType.RED_CASE_CLOSED))
                .allSatisfy(change ->
                        assertThat(mail(change.notice(), Language.ES).advice()).isEmpty());
    }

    @Test
    void a_mail_has_the_facts_in_the_receivers_language_and_zone() {
        assertThat(facts("limit-expected", Language.EN)).contains("Templates in 7 days: 4200");
        assertThat(facts("limit-imposed", Language.ES)).contains("Indicio: bajó el límite de mensajes");
        assertThat(facts("red-case-opened.policy", Language.PT))
                .contains("Causa provável: falta um caminho aceito até uma pessoa");
        assertThat(facts("account-restricted", Language.ES))
                .contains(
                        "Restricción: RESTRICTED_BIZ_INITIATED_MESSAGING",
                        "Hasta: lunes 23 noviembre 2026, 05:00 (UTC-05:00)");
        assertThat(facts("risk-raised", Language.EN)).contains("Risk: 70 %");
        assertThat(facts("account-polling-failing", Language.PT)).contains("Números afetados: 500");
        assertThat(mail("account-restriction-lifted", Language.ES).details()).containsExactly("venció");
    }

    @Test
    void a_case_without_a_deadline_is_not_told_one() {
        Notice red = changes()
                .map(AlertChange::notice)
                .filter(notice -> notice.news() == NoticeType.RED_CASE_OPENED)
                .findFirst()
                .orElseThrow();
        var without = new Notice(red.news(), red.number(), red.at(), red.since(), null, red.details(), red.facts());

        assertThat(mail(without, Language.EN).headline()).isEqualTo("Number 15550783881 turned red");
        assertThat(mail(without, Language.EN).advice()).anyMatch(text -> text.contains("no deadline runs"));
        assertThat(mail(red, Language.EN).headline()).endsWith("the deadline is running");
    }

    private static Stream<AlertChange> changes() {
        return Examples.OF_ALERTS.stream().flatMap(name -> AlertRules.changesFor(Examples.rating(name)).stream());
    }

    private static Stream<Notice> notices() {
        return Stream.concat(changes().map(AlertChange::notice), Stream.of(AlertRules.removal((NumberRemoved)
                Examples.rating("number-removed"))));
    }

    private static List<String> facts(String example, Language language) {
        return mail(example, language).facts().stream()
                .map(fact -> fact.label() + ": " + fact.value())
                .toList();
    }

    private static NoticeText mail(String example, Language language) {
        return mail(AlertRules.changesFor(Examples.rating(example)).getFirst().notice(), language);
    }

    private static NoticeText mail(Notice notice, Language language) {
        var receiver = new Receiver(
                "ana", "email", "ana@example.org", language, ZoneId.of("America/Bogota"), Set.of(), Set.of());
        return NoticeText.of(notice, receiver, NOW);
    }

    private static List<String> texts(NoticeText mail) {
        return Stream.of(
                        Stream.of(mail.headline(), mail.detailsLabel(), mail.footer()),
                        mail.facts().stream().flatMap(fact -> Stream.of(fact.label(), fact.value())),
                        mail.advice().stream())
                .flatMap(texts -> texts)
                .collect(Collectors.toList());
    }
}
