package dev.relevo.rating.number;

import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.number.page.NumberFilter;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Parameters;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockMode;
import org.hibernate.Session;

/** The registered numbers in the database. */
@Singleton
class NumberRepository implements PanacheRepositoryBase<NumberEntity, String> {
    /** The number, with its row locked until the transaction ends: changes to one number are serialized. */
    Optional<NumberEntity> lock(String phoneNumberId) {
        Session session = getEntityManager().unwrap(Session.class);
        NumberEntity number = session.find(NumberEntity.class, phoneNumberId);
        if (number == null || session.getCurrentLockMode(number).greaterThan(LockMode.READ)) {
            return Optional.ofNullable(number);
        }
        try {
            // It may have been read earlier in this transaction, without the lock, and changed since.
            session.refresh(number, LockModeType.PESSIMISTIC_WRITE);
            return Optional.of(number);
        } catch (EntityNotFoundException deletedMeanwhile) {
            session.detach(number);
            return Optional.empty();
        }
    }

    List<NumberEntity> ofAccount(String wabaId) {
        return list("wabaId = ?1 order by phoneNumberId", wabaId);
    }

    /** Only what names them: the poller asks for each account in each round. */
    List<NumberRef> refsOfAccount(String wabaId) {
        return find(
                        "select phoneNumberId, displayNumber, verifiedName from NumberEntity"
                                + " where wabaId = ?1 order by phoneNumberId",
                        wabaId)
                .project(Object[].class)
                .stream()
                .map(row -> new NumberRef(new PhoneNumberId((String) row[0]), (String) row[1], (String) row[2]))
                .toList();
    }

    Optional<NumberEntity> byDigits(String wabaId, String displayNumber) {
        return find("wabaId = ?1 and displayNumber = ?2", wabaId, displayNumber).firstResultOptional();
    }

    /** At most {@code max} numbers in the order of ids, after an id; empty for the first page. */
    List<NumberEntity> page(NumberFilter filter, String after, int max) {
        StringBuilder query = new StringBuilder("phoneNumberId > :after");
        Parameters values = Parameters.with("after", after);
        filter.conditions().forEach((parameter, condition) -> {
            query.append(" and ").append(condition.text());
            values.and(parameter, condition.value());
        });
        return find(query.append(" order by phoneNumberId").toString(), values)
                .page(0, max)
                .list();
    }

    /** Numbers whose state was never published. */
    List<String> unpublished(int max) {
        return find("select phoneNumberId from NumberEntity where publishedState is null order by phoneNumberId")
                .project(String.class)
                .page(0, max)
                .list();
    }
}
