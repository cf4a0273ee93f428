package dev.relevo.rating.template;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import java.util.List;

/** The history of the templates in the database: the newest {@value #MAX_ENTRIES} entries of each. */
@Singleton
class TemplateHistory implements PanacheRepositoryBase<ToldEntity, Long> {
    static final int MAX_ENTRIES = 100;

    /** Adds an entry once, and removes the oldest above the bound. */
    void add(String templateKey, Told told) {
        boolean isDuplicate =
                count("templateKey = ?1 and eventId = ?2 and kind = ?3", templateKey, told.eventId(), told.kind()) > 0;
        if (isDuplicate) {
            return;
        }
        persistAndFlush(new ToldEntity(templateKey, told));
        List<ToldEntity> all = newestFirst(templateKey);
        all.stream().skip(MAX_ENTRIES).forEach(this::delete);
    }

    /** The newest first. */
    List<Told> of(String templateKey) {
        return newestFirst(templateKey).stream().map(ToldEntity::toTold).toList();
    }

    private List<ToldEntity> newestFirst(String templateKey) {
        return list("templateKey = ?1 order by at desc, eventId desc", templateKey);
    }
}
