package dev.relevo.notifier;

import dev.relevo.notifier.channel.Channel;
import dev.relevo.notifier.channel.Concurrency;
import dev.relevo.notifier.channel.FailureReason;
import dev.relevo.notifier.channel.SendRequest;
import dev.relevo.notifier.channel.SendResult;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A channel that is added as a user of Relevo would add one. A send to a receiver whose name starts with {@code hang} hangs until
 * {@link #release}; one to a name with {@code refuse} is rejected.
 */
@Singleton
public class ProbeChannel implements Channel {
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private final CountDownLatch hanging = new CountDownLatch(1);

    @Override
    public String name() {
        return "probe";
    }

    @Override
    public boolean takesReceivers() {
        return true;
    }

    @Override
    public Concurrency concurrency() {
        return new Concurrency(1, 4);
    }

    @Override
    public SendResult send(SendRequest request) {
        if (!(request instanceof SendRequest.ToReceiver notice)) {
            return new SendResult.Rejected(FailureReason.NO_CHANNEL);
        }
        String name = notice.receiver().name();
        if (name.startsWith("refuse")) {
            return new SendResult.Rejected(FailureReason.ADDRESS_REFUSED);
        }
        sent.add(name);
        if (name.startsWith("hang")) {
            try {
                boolean isReleased = hanging.await(14, TimeUnit.SECONDS);
                return isReleased ? new SendResult.Sent(null) : new SendResult.Retryable(FailureReason.NO_ANSWER);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return new SendResult.Sent(null);
    }

    public List<String> sent() {
        return List.copyOf(sent);
    }

    public void release() {
        hanging.countDown();
    }
}
