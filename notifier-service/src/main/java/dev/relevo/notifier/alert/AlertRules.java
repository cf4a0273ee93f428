package dev.relevo.notifier.alert;

import dev.relevo.event.AccountHealthEvent;
import dev.relevo.event.AlertRef;
import dev.relevo.event.Ids;
import dev.relevo.event.NumberHealthEvent;
import dev.relevo.event.NumberRef;
import dev.relevo.event.RatingEvent;
import dev.relevo.event.RedCaseEvent;
import java.util.List;

/** The rules that map a rating event to alerts and their changes. */
public final class AlertRules {
    private AlertRules() {}

    /**
     * Maps an event; empty when it concerns no alert. An alert is identified by its problem and not by the event: a red case, a
     * restriction, a template, or the number and the kind.
     */
    public static List<AlertChange> changesFor(RatingEvent event) {
        return switch (event) {
            case RedCaseEvent redCase -> List.of(RedCaseAlerts.changeFor(redCase));
            case NumberHealthEvent number -> NumberAlerts.changesFor(number);
            case AccountHealthEvent account -> AccountAlerts.changesFor(account);
        };
    }

    /** The notice that ends each open alert of a removed number, except of breaches: those end with time. */
    public static Notice removal(NumberHealthEvent.NumberRemoved event) {
        return Notice.of(NoticeType.NUMBER_REMOVED, event.number(), event.meta());
    }

    /** The alert of a number. */
    static AlertRef alert(AlertKind kind, NumberRef number, String... which) {
        String id = Ids.derived(number.phoneNumberId().value(), kind.word(), String.join("/", which));
        return new AlertRef(id, kind.word(), number.phoneNumberId());
    }

    /** The alert of an account. */
    static AlertRef alert(AlertKind kind, String wabaId, String... which) {
        return new AlertRef(Ids.derived(wabaId, kind.word(), String.join("/", which)), kind.word(), null);
    }
}
