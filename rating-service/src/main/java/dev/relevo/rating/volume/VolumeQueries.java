package dev.relevo.rating.volume;

import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.fact.VolumeFigures;
import dev.relevo.rating.fact.VolumeFigures.Outcomes;
import dev.relevo.rating.fact.Volumes;
import dev.relevo.rating.volume.count.Buckets;
import dev.relevo.rating.volume.count.Figure;
import dev.relevo.rating.volume.store.Registered;
import dev.relevo.rating.volume.store.Totals;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The figures of the numbers, from the sums of the counts. */
@ApplicationScoped
public class VolumeQueries implements Volumes {
    private static final List<Figure> TEMPLATES = List.of(Figure.MARKETING, Figure.UTILITY, Figure.AUTHENTICATION);

    private final Totals totals;
    private final Registered registered;

    VolumeQueries(Totals totals, Registered registered) {
        this.totals = totals;
        this.registered = registered;
    }

    @Override
    public VolumeFigures figures(PhoneNumberId number, Instant now) {
        String owner = number.value();
        Instant end = end(now);
        Instant day = Buckets.first(now, Buckets.OUTCOMES);
        Map<Figure, Integer> week = totals.between(owner, Buckets.first(now, Buckets.TEMPLATES), end);
        Map<Figure, Integer> last = totals.between(owner, day, end);
        int portfolio = Stream.ofNullable(registered.of(Set.of(owner)).get(owner))
                .mapToInt(account -> totals.reached(account.portfolios(), day))
                .sum();
        int people = last.getOrDefault(Figure.REACHED, 0);
        return new VolumeFigures(
                TEMPLATES.stream()
                        .collect(Collectors.toMap(
                                figure -> figure.name().toLowerCase(Locale.ROOT),
                                figure -> week.getOrDefault(figure, 0))),
                people,
                Math.max(portfolio, people),
                outcomes(last, totals.failures(owner, day)));
    }

    @Override
    public int templatesBefore(PhoneNumberId number, Instant end) {
        return templatesBetween(number, end.minus(Buckets.TEMPLATES), end);
    }

    @Override
    public int templatesBetween(PhoneNumberId number, Instant from, Instant to) {
        Map<Figure, Integer> counted = totals.between(number.value(), Buckets.of(from), end(to));
        return TEMPLATES.stream()
                .mapToInt(figure -> counted.getOrDefault(figure, 0))
                .sum();
    }

    /** Whether the number is registered. */
    public boolean isRegistered(PhoneNumberId number) {
        return !registered.of(Set.of(number.value())).isEmpty();
    }

    /** The counts of the last 7 days by hour, the oldest first; hours without a count are absent. */
    public List<Totals.Hour> hours(PhoneNumberId number, Instant now) {
        return totals.hours(number.value(), Buckets.first(now, Buckets.TEMPLATES), end(now));
    }

    /** The end of the last interval that counts: that which contains this time, unless it begins then. */
    private static Instant end(Instant at) {
        Instant start = Buckets.of(at);
        return start.equals(at) ? at : start.plus(Buckets.SIZE);
    }

    private static Outcomes outcomes(Map<Figure, Integer> counts, Map<Integer, Integer> failures) {
        return new Outcomes(
                counts.getOrDefault(Figure.SENT, 0),
                counts.getOrDefault(Figure.DELIVERED, 0),
                counts.getOrDefault(Figure.READ, 0),
                failures,
                counts.getOrDefault(Figure.OPTED_OUT, 0),
                counts.getOrDefault(Figure.ASKED, 0),
                counts.getOrDefault(Figure.OPENED, 0),
                counts.getOrDefault(Figure.ANSWERED, 0),
                counts.getOrDefault(Figure.EXPIRED, 0));
    }
}
