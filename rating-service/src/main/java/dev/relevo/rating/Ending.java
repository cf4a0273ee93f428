package dev.relevo.rating;

import java.time.Instant;
import java.util.List;

/** Something that ends at a known time without a further webhook, for example a restriction or the pause of a template. */
public interface Ending {
    /** The name of its loop in metrics and health. */
    String loop();

    /** The ids of what is over at this time, at most this many. */
    List<String> over(Instant now, int max);

    /** Ends one of them in a transaction of its own. */
    void end(String id, Instant now);
}
