package dev.relevo.rating.template;

import dev.relevo.kit.security.Caller;
import dev.relevo.rating.template.TemplateQueries.Filter;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The templates in the database. */
@Singleton
class TemplateRows implements PanacheRepositoryBase<TemplateEntity, String> {
    /** Templates of an account by whether they can be sent and whether they are paused; a pause that is over counts as usable. */
    List<Object[]> counts(String wabaId, Instant now) {
        return getEntityManager()
                .createQuery("""
                        select
                          sum(case when usable = true or (status = 'PAUSED' and until <= :now) then 1 else 0 end),
                          sum(case when status = 'PAUSED' and (until is null or until > :now) then 1 else 0 end),
                          sum(case when status in ('DISABLED', 'REJECTED', 'IN_APPEAL', 'LIMIT_EXCEEDED', 'LOCKED',
                            'PENDING_DELETION') then 1 else 0 end),
                          sum(case when quality = 'RED' and (usable = true or status = 'PAUSED') then 1 else 0 end)
                        from TemplateEntity where wabaId = :wabaId""", Object[].class)
                .setParameter("wabaId", wabaId)
                .setParameter("now", now)
                .getResultList();
    }

    /** Paused, but the pause is over. */
    List<String> resumed(Instant now, int max) {
        return find("status = 'PAUSED' and until <= ?1 order by until", now).page(0, max).list().stream()
                .map(TemplateEntity::key)
                .toList();
    }

    /** One page in the order of keys; {@code visible} holds the numbers whose accounts may be seen, or {@code *}. */
    List<TemplateEntity> page(String after, int max, Filter filter, Set<String> visible) {
        Parameters values = Parameters.with("after", after)
                .and("anyAccount", filter.wabaId() == null)
                .and("wabaId", filter.wabaId() == null ? "" : filter.wabaId())
                .and("anyStatus", filter.status() == null)
                .and("status", filter.status() == null ? "" : filter.status())
                .and("anyUsable", filter.usable() == null)
                .and("usable", filter.usable() != null && filter.usable())
                .and("anyName", filter.name() == null)
                .and("name", filter.name() == null ? "" : filter.name())
                .and("isAll", visible.contains(Caller.ALL))
                .and("visible", visible);
        return find("""
                        key > :after
                        and (:anyAccount = true or wabaId = :wabaId)
                        and (:anyStatus = true or status = :status)
                        and (:anyUsable = true or usable = :usable)
                        and (:anyName = true or name = :name)
                        and (:isAll = true or wabaId in
                          (select number.wabaId from NumberEntity number where number.phoneNumberId in :visible))
                        order by key""", values).page(0, max).list();
    }
}
