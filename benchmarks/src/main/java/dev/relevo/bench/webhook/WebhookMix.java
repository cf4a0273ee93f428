package dev.relevo.bench.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A generator of webhooks. The same seed makes the same webhooks. */
public enum WebhookMix {
    /** Three statuses to a message; one webhook in fifty is a batch of eight. */
    USUAL {
        @Override
        Webhook next(RandomGenerator random, Items items) {
            int count = random.nextInt(WEBHOOKS_PER_BATCH) == 0 ? BATCH : 1;
            return Webhook.of(Stream.generate(() -> random.nextInt(1 + STATUSES) == 0 ? items.text() : items.status())
                    .limit(count)
                    .toList());
        }
    },

    /** A mix with one text in each webhook. */
    ONE_MESSAGE {
        @Override
        Webhook next(RandomGenerator random, Items items) {
            return Webhook.of(List.of(items.text()));
        }
    };

    static final int STATUSES = 3;
    static final int WEBHOOKS_PER_BATCH = 50;
    static final int BATCH = 8;

    abstract Webhook next(RandomGenerator random, Items items);

    /** This many webhooks. */
    public List<Webhook> webhooks(int count, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        var items = new Items(random);
        List<Webhook> webhooks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            webhooks.add(next(random, items));
        }
        return webhooks;
    }
}
