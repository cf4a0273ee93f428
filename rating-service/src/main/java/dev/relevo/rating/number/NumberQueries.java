package dev.relevo.rating.number;

import dev.relevo.event.PhoneNumberId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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

    @Transactional
    public List<NumberView> numbers(@Nullable String after, int max) {
        return numbers.page(after, max).stream().map(this::view).toList();
    }

    @Transactional
    public HistoryView history(PhoneNumberId id, long before, int max) {
        return HistoryView.of(history.page(id.value(), before, max), max);
    }

    @Transactional
    public List<RedCaseView> redCases(boolean isOpenOnly, int max) {
        List<RedCaseEntity> found = isOpenOnly ? redCases.open() : redCases.latest(max);
        return found.stream().limit(max).map(RedCaseView::of).toList();
    }

    private NumberView view(NumberEntity number) {
        return NumberView.of(number, redCases.openOf(number.phoneNumberId));
    }
}
