package dev.relevo.rating;

import dev.relevo.event.NumberRef;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.redcase.Judgement.Verdict;
import dev.relevo.rating.redcase.LimitEvidence;
import dev.relevo.rating.redcase.Observation;
import java.util.List;
import java.util.Optional;

/** The registered numbers, as the intake and the poller use them. Each change and its published events are one transaction. */
public interface Numbers {
    /**
     * Applies an observation to a number.
     *
     * @return how it was judged; empty when the number is not registered
     */
    Optional<Verdict> observe(PhoneNumberId number, Observation seen);

    /**
     * Stores a notice in the history of every number it concerns. A duplicate is stored once.
     *
     * @return false when it concerns no registered number
     */
    boolean keep(ProviderNotice notice);

    /** Applies evidence that WhatsApp limits the number; without effect when it has no open red case. */
    void limited(PhoneNumberId number, LimitEvidence evidence);

    /** The registered numbers of an account. */
    List<NumberRef> ofAccount(String wabaId);
}
