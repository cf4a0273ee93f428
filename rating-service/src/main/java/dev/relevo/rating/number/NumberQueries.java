package dev.relevo.rating.number;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.number.history.HistoryRepository;
import dev.relevo.rating.number.history.HistoryView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The queries of the API on numbers, their history and their red cases. */
@ApplicationScoped
public class NumberQueries {
    private final NumberRepository numbers;
    private final RedCaseRepository redCases;
    private final HistoryRepository history;

    NumberQueries(NumberRepository numbers, RedCaseRepository redCases, HistoryRepository history) {
        this.numbers = numbers;
        this.redCases = redCases;
        this.history = history;
    }

    @Transactional
    public Optional<NumberView> number(PhoneNumberId id) {
        return numbers.findByIdOptional(id.value()).map(this::view);
    }

    /** One page of the numbers; {@code visible} holds the ids the caller may see, or {@code *}. */
    @Transactional
    public List<NumberView> numbers(String after, int max, Set<String> visible) {
        return numbers.page(after, max, visible).stream().map(this::view).toList();
    }

    @Transactional
    public HistoryView history(PhoneNumberId id, long before, int max) {
        return history.page(id.value(), before, max);
    }

    @Transactional
    public List<RedCaseView> redCases(boolean isOpenOnly, int max, Set<String> visible) {
        List<RedCaseEntity> found = isOpenOnly ? redCases.open(max, visible) : redCases.latest(max, visible);
        return found.stream().map(RedCaseEntity::view).toList();
    }

    private NumberView view(NumberEntity number) {
        return number.view(redCases.openOf(number.phoneNumberId()));
    }
}
