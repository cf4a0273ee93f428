package dev.relevo.rating.volume;

import dev.relevo.event.Person;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.OptOuts;
import dev.relevo.rating.volume.count.Figure;
import dev.relevo.rating.volume.count.Tally;
import dev.relevo.rating.volume.store.Counters;
import dev.relevo.rating.volume.store.Hashes;
import dev.relevo.rating.volume.store.People;
import dev.relevo.rating.volume.store.Touched;
import dev.relevo.rating.volume.store.Touched.Touch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** Opt-outs among the counts. An opt-out and an error 131050 of one person count once. */
@ApplicationScoped
class CountedOptOuts implements OptOuts {
    private final People people;
    private final Counters counters;
    private final Touched touched;
    private final Hashes hashes;
    private final InstantSource clock;

    CountedOptOuts(People people, Counters counters, Touched touched, Hashes hashes, InstantSource clock) {
        this.people = people;
        this.counters = counters;
        this.touched = touched;
        this.hashes = hashes;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void stopped(PhoneNumberId number, Person person, Instant at) {
        if (Probes.isProbe(person)) {
            return;
        }
        Tally tally = new Tally();
        tally.person(Figure.OPTED_OUT, number.value(), hashes.person(person), at);
        people.add(tally, clock.instant());
        counters.add(tally);
        touched.touch(new TreeMap<>(Map.of(number.value(), Touch.PLAIN)));
    }
}
