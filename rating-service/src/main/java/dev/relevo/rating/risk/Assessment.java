package dev.relevo.rating.risk;

import java.util.List;

/**
 * The risk of a number at one time.
 *
 * @param score 0.0 to 1.0, in hundredths
 * @param causes the causes, each with its figure, the heaviest first
 */
record Assessment(double score, List<String> causes) {
    Assessment {
        causes = List.copyOf(causes);
    }
}
