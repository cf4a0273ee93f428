package dev.relevo.rating.observation;

import dev.relevo.event.EventTypes;
import dev.relevo.event.QualityEvent;
import dev.relevo.rating.Numbers;
import dev.relevo.rating.ProviderNotice;
import dev.relevo.rating.account.AccountRows;
import dev.relevo.rating.account.Capabilities;
import dev.relevo.rating.enforcement.Restrictions;
import dev.relevo.rating.template.MessageTemplates;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/** Applies events about whole accounts: history, state and published events are one transaction. */
@ApplicationScoped
class AccountIntake {
    private final Numbers numbers;
    private final AccountRows accounts;
    private final Restrictions restrictions;
    private final MessageTemplates templates;
    private final Capabilities capabilities;
    private final InstantSource clock;

    AccountIntake(
            Numbers numbers,
            AccountRows accounts,
            Restrictions restrictions,
            MessageTemplates templates,
            Capabilities capabilities,
            InstantSource clock) {
        this.numbers = numbers;
        this.accounts = accounts;
        this.restrictions = restrictions;
        this.templates = templates;
        this.capabilities = capabilities;
        this.clock = clock;
    }

    /**
     * Applies one event.
     *
     * @param raw the value as sent, bounded
     * @return false when the account has no registered number and nothing was told of it before
     */
    @Transactional
    boolean take(QualityEvent event, String wabaId, Instant at, Map<String, Object> raw) {
        if (!accounts.isKnown(wabaId) && numbers.ofAccount(wabaId).isEmpty()) {
            return false;
        }
        accounts.lock(wabaId);
        boolean ignored =
                numbers.keep(new ProviderNotice(event.meta().eventId(), EventTypes.of(event), wabaId, null, at, raw));
        Instant now = clock.instant();
        switch (event) {
            case QualityEvent.AccountEvent account -> restrictions.take(account, at, now);
            case QualityEvent.TemplateEvent template -> templates.take(template, at, now);
            case QualityEvent.CapabilityEvent capability -> capabilities.take(capability, at, now);
            case QualityEvent.NumberEvent _, QualityEvent.RatingObserved _, QualityEvent.PreferenceEvent _ ->
                throw new IllegalArgumentException("not about an account: " + EventTypes.of(event));
        }
        return true;
    }
}
