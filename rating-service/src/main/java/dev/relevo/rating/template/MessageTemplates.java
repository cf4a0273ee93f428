package dev.relevo.rating.template;

import dev.relevo.event.AccountHealthEvent.TemplateChanged;
import dev.relevo.event.EventMeta;
import dev.relevo.event.QualityEvent.TemplateEvent;
import dev.relevo.event.Topics;
import dev.relevo.kit.outbox.Outbox;
import dev.relevo.rating.Ending;
import dev.relevo.rating.NumberStates;
import dev.relevo.rating.Suspicion;
import dev.relevo.rating.account.AccountRows;
import dev.relevo.rating.fact.TemplateCounts;
import dev.relevo.rating.fact.Templates;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The message templates of the accounts. Each change is one transaction that locks the account's row. An event is published when
 * the state differs from what was published last, so duplicates and late webhooks publish nothing twice.
 */
@ApplicationScoped
public class MessageTemplates implements Templates, Ending {
    private final TemplateRows rows;
    private final TemplateHistory history;
    private final AccountRows accounts;
    private final NumberStates states;
    private final Outbox outbox;
    private final Event<Suspicion> suspicions;
    private final MeterRegistry metrics;

    MessageTemplates(
            TemplateRows rows,
            TemplateHistory history,
            AccountRows accounts,
            NumberStates states,
            Outbox outbox,
            Event<Suspicion> suspicions,
            MeterRegistry metrics) {
        this.rows = rows;
        this.history = history;
        this.accounts = accounts;
        this.states = states;
        this.outbox = outbox;
        this.suspicions = suspicions;
        this.metrics = metrics;
    }

    @Override
    @Transactional
    public TemplateCounts counts(String wabaId, Instant now) {
        Object[] sums = rows.counts(wabaId, now).getFirst();
        return new TemplateCounts(figure(sums[0]), figure(sums[1]), figure(sums[2]), figure(sums[3]));
    }

    /** Applies a webhook about a template. */
    @Transactional
    public void take(TemplateEvent event, Instant at, Instant now) {
        Optional<TemplateNotice> read = TemplateNotice.of(event, at, now);
        metrics.counter("relevo.rating.template.events", "meaning", read.isPresent() ? "change" : "other")
                .increment();
        if (read.isEmpty()) {
            return;
        }
        TemplateNotice notice = read.get();
        accounts.lock(event.wabaId());
        String key = TemplateEntity.key(event.wabaId(), notice.templateId());
        TemplateEntity row = rows.findByIdOptional(key).orElseGet(() -> {
            TemplateEntity added = new TemplateEntity(event.wabaId(), notice.templateId(), now);
            rows.persist(added);
            return added;
        });
        row.describe(notice);
        notice.told().forEach(told -> history.add(key, told));
        publishIfChanged(row, now);
    }

    @Override
    public String loop() {
        return "template-pauses";
    }

    @Override
    @Transactional
    public List<String> over(Instant now, int max) {
        return rows.resumed(now, max);
    }

    /** Publishes the end of a pause. */
    @Override
    @Transactional
    public void end(String key, Instant now) {
        rows.findByIdOptional(key).ifPresent(row -> {
            accounts.lock(row.wabaId());
            rows.getEntityManager().refresh(row);
            publishIfChanged(row, now);
        });
    }

    private void publishIfChanged(TemplateEntity row, Instant now) {
        TemplateState before = row.toState();
        TemplateState after = TemplateState.after(history.of(row.key()), now);
        if (after.equals(before)) {
            return;
        }
        row.take(after, now);
        publish(row, "STATUS", before.status(), after.status(), after, now);
        publish(row, "QUALITY", before.quality(), after.quality(), after, now);
        publish(row, "CATEGORY", before.category(), after.category(), after, now);
        boolean isStopped = before.isUsable() && !after.isUsable();
        boolean isRed = TemplateState.RED.equals(after.quality()) && !TemplateState.RED.equals(before.quality());
        if (isStopped || isRed) {
            suspicions.fire(new Suspicion(row.wabaId(), isStopped ? "template " + after.status() : "template RED"));
        }
        accounts.changed(row.wabaId());
        states.refreshAccount(row.wabaId(), "template " + row.key() + " " + now, now);
    }

    private void publish(
            TemplateEntity row,
            String change,
            @Nullable String before,
            @Nullable String after,
            TemplateState state,
            Instant now) {
        if (after == null || Objects.equals(before, after)) {
            return;
        }
        boolean isStatus = change.equals("STATUS");
        outbox.add(
                Topics.RATING_EVENTS,
                new TemplateChanged(
                        EventMeta.now(row.nextEventId(), now),
                        row.wabaId(),
                        row.templateId(),
                        row.name(),
                        row.language(),
                        change,
                        before,
                        after,
                        isStatus ? state.until() : null,
                        isStatus ? state.reason() : null,
                        state.isUsable()));
    }

    /** The sum over no rows is null. */
    private static int figure(@Nullable Object sum) {
        return sum instanceof Number number ? number.intValue() : 0;
    }
}
