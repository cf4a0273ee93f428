package dev.relevo.notifier.alert;

import dev.relevo.event.AccountHealthEvent.TemplateChanged;
import dev.relevo.event.AlertRef;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules for templates. A template that cannot be sent and one of red quality are two alerts of it, because WhatsApp reports their
 * ends apart: a template of red quality can be sent.
 */
final class TemplateAlerts {
    /** The template no longer exists: what was wrong with it no longer matters. */
    private static final Set<String> GONE = Set.of("DELETED", "PENDING_DELETION", "ARCHIVED");

    /** WhatsApp examines the template because somebody asked for it: not a problem of its own, nor the end of one. */
    private static final Set<String> EXAMINED = Set.of("PENDING", "IN_APPEAL");

    private TemplateAlerts() {}

    static List<AlertChange> changesFor(TemplateChanged changed) {
        return switch (changed.change()) {
            case "QUALITY" -> List.of(quality(changed));
            case "STATUS" -> status(changed);
            // A category, or a change of a newer version: it may end a problem, but opens no alert.
            default -> changed.usable() ? List.of(usable(changed)) : List.of();
        };
    }

    private static AlertChange quality(TemplateChanged changed) {
        return changed.current().equals("RED")
                ? new AlertChange.Open(alert(changed, "quality"), notice(NoticeType.TEMPLATE_QUALITY_RED, changed))
                : new AlertChange.Resolve(
                        alert(changed, "quality"), notice(NoticeType.TEMPLATE_QUALITY_BETTER, changed));
    }

    private static List<AlertChange> status(TemplateChanged changed) {
        if (GONE.contains(changed.current())) {
            return List.of(
                    new AlertChange.Resolve(alert(changed, "status"), notice(NoticeType.TEMPLATE_GONE, changed)),
                    new AlertChange.Resolve(alert(changed, "quality"), notice(NoticeType.TEMPLATE_GONE, changed)));
        }
        if (changed.usable()) {
            return List.of(usable(changed));
        }
        return EXAMINED.contains(changed.current())
                ? List.of()
                : List.of(
                        new AlertChange.Open(alert(changed, "status"), notice(NoticeType.TEMPLATE_UNUSABLE, changed)));
    }

    private static AlertChange usable(TemplateChanged changed) {
        return new AlertChange.Resolve(alert(changed, "status"), notice(NoticeType.TEMPLATE_USABLE, changed));
    }

    private static AlertRef alert(TemplateChanged changed, String what) {
        return AlertRules.alert(AlertKind.TEMPLATE, changed.wabaId(), changed.templateId(), what);
    }

    private static Notice notice(NoticeType news, TemplateChanged changed) {
        String name = changed.name() == null ? changed.templateId() : changed.name();
        String template = changed.language() == null ? name : name + " (" + changed.language() + ")";
        return AccountAlerts.notice(news, changed)
                .with(Fact.TEMPLATE, template)
                .with(Fact.PREVIOUS_STATUS, changed.previous())
                .with(Fact.STATUS, changed.current())
                .with(Fact.UNTIL, changed.until())
                .details(Stream.ofNullable(changed.reason()).toList());
    }
}
