package dev.relevo.rating.risk;

import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.kit.loop.BackgroundLoops;
import dev.relevo.rating.Numbers;
import dev.relevo.rating.account.AccountRows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * The scheduled assessments: each {@code rating.check-every} the numbers of accounts that changed, every 30 seconds the numbers with an open risk,
 * which the passing of time may lower.
 */
@Singleton
class RiskSchedule {
    private static final String CHANGED = "risks-of-accounts";
    private static final String OPEN = "open-risks";
    private static final int MAX_ACCOUNTS = 20;
    private static final int PAGE = 200;

    private final RiskWatch risks;
    private final RiskRows rows;
    private final AccountRows accounts;
    private final Numbers numbers;
    private final InstantSource clock;
    private final BackgroundLoops loops;

    RiskSchedule(
            RiskWatch risks,
            RiskRows rows,
            AccountRows accounts,
            Numbers numbers,
            InstantSource clock,
            BackgroundLoops loops) {
        this.risks = risks;
        this.rows = rows;
        this.accounts = accounts;
        this.numbers = numbers;
        this.clock = clock;
        this.loops = loops;
    }

    @Scheduled(
            every = "${rating.check-every:PT5S}",
            identity = CHANGED,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void assessChanged() {
        loops.report(CHANGED, () -> assessChanged(clock.instant()));
    }

    @Scheduled(
            every = "30s",
            identity = OPEN,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class,
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void assessOpen() {
        loops.report(OPEN, () -> assessOpen(clock.instant()));
    }

    /** An account counts as assessed only after its numbers were, so a crash repeats the assessment. */
    void assessChanged(Instant now) {
        List<AccountRows.Changed> changed =
                QuarkusTransaction.requiringNew().call(() -> accounts.changed(MAX_ACCOUNTS));
        for (AccountRows.Changed account : changed) {
            for (NumberRef number : numbers.ofAccount(account.wabaId())) {
                risks.assess(number.phoneNumberId(), now);
            }
            QuarkusTransaction.requiringNew().run(() -> accounts.assessed(account));
        }
    }

    void assessOpen(Instant now) {
        String last = "";
        List<String> page;
        do {
            String after = last;
            page = QuarkusTransaction.requiringNew().call(() -> rows.numbersAfter(after, PAGE));
            for (String number : page) {
                risks.assess(new PhoneNumberId(number), now);
                last = number;
            }
        } while (page.size() == PAGE);
    }
}
