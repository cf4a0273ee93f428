package dev.relevo.rating;

import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.redcase.Judgement.Verdict;
import dev.relevo.rating.redcase.Observation;
import java.util.List;
import java.util.Optional;

/** The book of numbers, as the features that feed it see it. Each change and what it publishes are one transaction. */
public interface Numbers {
    /**
     * Judges an observation.
     *
     * @return what it did; empty when no such number is registered
     */
    Optional<Verdict> observe(PhoneNumberId number, Observation seen);

    /**
     * Keeps a notice in the history of every number it fits, once.
     *
     * @return false when it fits none
     */
    boolean keep(ProviderNotice notice);

    /** The registered numbers of an account. */
    List<NumberRef> ofAccount(String wabaId);
}
