package dev.relevo.rating.template;

import dev.relevo.event.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A message template: the state that was published last. */
@Entity
@Table(name = "template")
class TemplateEntity {
    /** The account and the template's id; the cursor of pages. */
    @Id
    @Column(name = "template_key")
    private String key;

    private String wabaId;

    private String templateId;

    /** Null when WhatsApp gave none, like each of the following. */
    @Nullable
    private String name;

    @Nullable
    private String language;

    @Nullable
    private String status;

    @Nullable
    @Column(name = "paused_until")
    private Instant until;

    @Nullable
    private String reason;

    @Nullable
    private String quality;

    @Nullable
    private String category;

    @Nullable
    private String announcedCategory;

    private boolean usable;

    private Instant changedAt;

    private int told;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    TemplateEntity() {}

    TemplateEntity(String wabaId, String templateId, Instant now) {
        this.key = key(wabaId, templateId);
        this.wabaId = wabaId;
        this.templateId = templateId;
        this.usable = true;
        this.changedAt = now;
    }

    static String key(String wabaId, String templateId) {
        return wabaId + ":" + templateId;
    }

    String key() {
        return key;
    }

    String wabaId() {
        return wabaId;
    }

    String templateId() {
        return templateId;
    }

    @Nullable
    String name() {
        return name;
    }

    @Nullable
    String language() {
        return language;
    }

    Instant changedAt() {
        return changedAt;
    }

    void describe(TemplateNotice notice) {
        name = notice.name() == null ? name : notice.name();
        language = notice.language() == null ? language : notice.language();
    }

    TemplateState toState() {
        return new TemplateState(status, until, reason, quality, category, announcedCategory);
    }

    void take(TemplateState state, Instant now) {
        status = state.status();
        until = state.until();
        reason = state.reason();
        quality = state.quality();
        category = state.category();
        announcedCategory = state.announcedCategory();
        usable = state.isUsable();
        changedAt = now;
    }

    /** The id of the next event. */
    String nextEventId() {
        told++;
        return Ids.derived("template", key, Integer.toString(told));
    }
}
