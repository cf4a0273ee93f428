package dev.relevo.rating.account;

import dev.relevo.event.NumberRef;
import dev.relevo.event.QualityEvent.CapabilityEvent;
import dev.relevo.rating.NumberStates;
import dev.relevo.rating.Numbers;
import dev.relevo.rating.Suspicion;
import dev.relevo.rating.fact.AccountLimit;
import dev.relevo.rating.fact.AccountLimits;
import dev.relevo.rating.redcase.LimitEvidence;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The messaging limits of the accounts. A lower one is evidence that WhatsApp limits each of the account's numbers. */
@ApplicationScoped
public class Capabilities implements AccountLimits {
    private final AccountRows accounts;
    private final Numbers numbers;
    private final NumberStates states;
    private final Event<Suspicion> suspicions;

    Capabilities(AccountRows accounts, Numbers numbers, NumberStates states, Event<Suspicion> suspicions) {
        this.accounts = accounts;
        this.numbers = numbers;
        this.states = states;
        this.suspicions = suspicions;
    }

    @Override
    @Transactional
    public Optional<AccountLimit> limit(String wabaId) {
        return accounts.findByIdOptional(wabaId).flatMap(AccountEntity::limit);
    }

    /** Applies a limit that a webhook told. An older one and a duplicate change nothing. */
    @Transactional
    public void take(CapabilityEvent told, Instant at, Instant now) {
        @Nullable Integer people = told.messagingLimit();
        if (people == null) {
            return;
        }
        AccountEntity account = accounts.locked(told.wabaId());
        AccountLimit limit = new AccountLimit(people, at);
        AccountLimit before = account.limit().orElse(null);
        if (before != null && !at.isAfter(before.at())) {
            return;
        }
        account.take(limit);
        if (before == null || before.people() == people) {
            return;
        }
        if (limit.isBelow(before)) {
            String details = "the messaging limit of the account fell from " + before.text() + " to " + limit.text();
            for (NumberRef number : numbers.ofAccount(told.wabaId())) {
                numbers.limited(
                        number.phoneNumberId(),
                        new LimitEvidence(LimitEvidence.Kind.MESSAGING_LIMIT_FELL, details, at));
            }
            suspicions.fire(new Suspicion(told.wabaId(), "messaging limit fell"));
        }
        accounts.changed(told.wabaId());
        states.refreshAccount(told.wabaId(), told.meta().eventId(), now);
    }
}
