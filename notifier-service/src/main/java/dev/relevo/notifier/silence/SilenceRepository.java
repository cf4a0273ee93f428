package dev.relevo.notifier.silence;

import dev.relevo.kit.security.Caller;
import dev.relevo.notifier.route.Silence;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The silence table. */
@Singleton
class SilenceRepository implements PanacheRepositoryBase<SilenceEntity, String> {
    /** All that have not ended, also those that begin later. */
    @Transactional
    List<Silence> unended(Instant now) {
        return find("endsAt > ?1 order by createdAt, id", now).stream()
                .map(SilenceEntity::toSilence)
                .toList();
    }

    /** Adds a row unless there are so many that have not ended. */
    @Transactional
    boolean add(SilenceEntity silence, int max, Instant now) {
        if (count("endsAt > ?1", now) >= max) {
            return false;
        }
        persist(silence);
        return true;
    }

    Optional<SilenceEntity> locked(String id, Set<String> numbers) {
        return find("id = ?1 and (?2 = true or phoneNumberId in ?3)", id, numbers.contains(Caller.ALL), numbers)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /**
     * One page, the newest first.
     *
     * @param state null for all
     * @param after the last silence of the page before; null for the first page
     * @param numbers the numbers of an API key
     */
    List<SilenceEntity> page(
            Silence.@Nullable State state, @Nullable SilenceCursor after, Set<String> numbers, int limit, Instant now) {
        Map<String, Object> values = new HashMap<>();
        String query = "id is not null";
        if (state != null) {
            query += switch (state) {
                case PENDING -> " and startsAt > :now and endsAt > :now";
                case ACTIVE -> " and startsAt <= :now and endsAt > :now";
                case EXPIRED -> " and endsAt <= :now";
            };
            values.put("now", now);
        }
        if (after != null) {
            query += " and (createdAt < :at or (createdAt = :at and id < :id))";
            values.put("at", after.createdAt());
            values.put("id", after.id());
        }
        if (!numbers.contains(Caller.ALL)) {
            query += " and phoneNumberId in :numbers";
            values.put("numbers", numbers);
        }
        return find(query + " order by createdAt desc, id desc", values)
                .page(0, limit)
                .list();
    }

    @Transactional
    long deleteEndedBefore(Instant limit) {
        return delete("endsAt < ?1", limit);
    }
}
