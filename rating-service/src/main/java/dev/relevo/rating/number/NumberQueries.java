package dev.relevo.rating.number;

import dev.relevo.event.NumberState;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.Slice;
import dev.relevo.rating.number.history.HistoryRepository;
import dev.relevo.rating.number.history.HistoryView;
import dev.relevo.rating.number.page.NumberFilter;
import dev.relevo.rating.number.page.RedCaseFilter;
import dev.relevo.rating.number.page.RedCasePosition;
import dev.relevo.rating.permit.PermitRules;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The queries of the API on numbers, their history and their red cases. */
@ApplicationScoped
public class NumberQueries {
    /** Not published yet, so not judged: fails closed. */
    private static final NumberState.Permit UNJUDGED =
            new NumberState.Permit(false, List.of("not judged yet"), null, null, null, null);

    private final NumberRepository numbers;
    private final RedCaseRepository redCases;
    private final RedCasePages pages;
    private final HistoryRepository history;
    private final NumberFacts facts;
    private final InstantSource clock;

    NumberQueries(
            NumberRepository numbers,
            RedCaseRepository redCases,
            RedCasePages pages,
            HistoryRepository history,
            NumberFacts facts,
            InstantSource clock) {
        this.numbers = numbers;
        this.redCases = redCases;
        this.pages = pages;
        this.history = history;
        this.facts = facts;
        this.clock = clock;
    }

    /** A number with its permit as it is now. */
    @Transactional
    public Optional<NumberView> number(PhoneNumberId id) {
        Instant now = clock.instant();
        return numbers.findByIdOptional(id.value())
                .map(number -> number.view(
                        redCases.openOf(number.phoneNumberId()), PermitRules.decide(facts.of(number, now), now), now));
    }

    @Transactional
    public boolean isRegistered(PhoneNumberId id) {
        return numbers.findByIdOptional(id.value()).isPresent();
    }

    /** Numbers in the order of their ids with their permits as last published: two queries for all of them. */
    @Transactional
    public Slice<NumberView> numbers(NumberFilter filter, String after, int max) {
        Instant now = clock.instant();
        Slice<NumberEntity> page = Slice.of(numbers.page(filter, after, max + 1), max);
        List<String> ids =
                page.items().stream().map(number -> number.phoneNumberId()).toList();
        Map<String, RedCaseEntity> open = ids.isEmpty() ? Map.of() : redCases.openOf(ids);
        List<NumberView> views = page.items().stream()
                .map(number -> number.view(
                        Optional.ofNullable(open.get(number.phoneNumberId())),
                        StatePublication.last(number).map(NumberState::permit).orElse(UNJUDGED),
                        now))
                .toList();
        return new Slice<>(views, page.hasMore());
    }

    @Transactional
    public HistoryView history(PhoneNumberId id, long before, int max) {
        return history.page(id.value(), before, max);
    }

    /** Red cases after a position; null for the first ones. */
    @Transactional
    public Slice<RedCaseView> redCases(RedCaseFilter filter, @Nullable RedCasePosition after, int max) {
        Instant now = clock.instant();
        List<RedCaseView> found = pages.page(filter, after, max + 1).stream()
                .map(redCase -> redCase.view(now))
                .toList();
        return Slice.of(found, max);
    }
}
