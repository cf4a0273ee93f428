package dev.relevo.rating.number;

import dev.relevo.event.PhoneNumberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the book of numbers for the API. */
@ApplicationScoped
class NumberQueries {
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

    /** Visible are the ids that the caller may see, or {@code *}. */
    @Transactional
    public List<NumberView> numbers(String after, int max, Set<String> visible) {
        return numbers.page(after, max, visible).stream().map(this::view).toList();
    }

    @Transactional
    public HistoryView history(PhoneNumberId id, long before, int max) {
        return HistoryView.of(history.page(id.value(), before, max), max);
    }

    @Transactional
    public List<RedCaseView> redCases(boolean isOpenOnly, int max, Set<String> visible) {
        List<RedCaseEntity> found = isOpenOnly ? redCases.open(max, visible) : redCases.latest(max, visible);
        return found.stream().map(RedCaseView::of).toList();
    }

    private NumberView view(NumberEntity number) {
        return NumberView.of(number, redCases.openOf(number.phoneNumberId));
    }
}
