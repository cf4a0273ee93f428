package dev.relevo.rating.permit;

import dev.relevo.event.NumberState.RedCase;
import dev.relevo.event.PhoneNumberId;
import dev.relevo.rating.fact.AccountLimit;
import dev.relevo.rating.fact.Freshness;
import dev.relevo.rating.fact.NumberHealth;
import dev.relevo.rating.fact.Restriction;
import dev.relevo.rating.fact.TemplateCounts;
import dev.relevo.rating.fact.VolumeFigures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything a permit is decided from.
 *
 * @param number the number
 * @param wabaId its account
 * @param portfolio its portfolio, or its account when the portfolio is not known: the messaging limit is shared by its numbers
 * @param status connection status as WhatsApp names it; null if never observed
 * @param messagingLimit tier as WhatsApp names it; null if never observed
 * @param freshness how current the observations are
 * @param redCase the open red case; null if absent
 * @param restrictions the measures against the account that are in force
 * @param templates the templates of the account
 * @param volume what was counted
 * @param accountLimit the limit that a webhook told; null if none did
 * @param health WhatsApp's own judgement of the number; null when no poll returned one
 * @param reserved what is reserved; {@link Reserved#NONE} from a {@link PermitSource}
 */
public record PermitFacts(
        PhoneNumberId number,
        String wabaId,
        String portfolio,
        @Nullable String status,
        @Nullable String messagingLimit,
        Freshness freshness,
        @Nullable RedCase redCase,
        List<Restriction> restrictions,
        TemplateCounts templates,
        VolumeFigures volume,
        @Nullable AccountLimit accountLimit,
        @Nullable NumberHealth health,
        Reserved reserved) {
    public PermitFacts {
        restrictions = List.copyOf(restrictions);
    }

    /** The same facts with what is reserved. */
    public PermitFacts with(Reserved taken) {
        return new PermitFacts(
                number,
                wabaId,
                portfolio,
                status,
                messagingLimit,
                freshness,
                redCase,
                restrictions,
                templates,
                volume,
                accountLimit,
                health,
                taken);
    }

    /**
     * The messages that campaign tools reserved, or confirmed but WhatsApp did not report yet.
     *
     * @param number of this number
     * @param portfolio of all numbers of the portfolio
     */
    public record Reserved(int number, int portfolio) {
        /** Nothing is reserved. */
        public static final Reserved NONE = new Reserved(0, 0);
    }
}
