package dev.relevo.stack;

import java.nio.file.Path;

class BrokerTest extends BrokerContract {
    @Override
    Broker start(Path directory) {
        return KafkaServer.start(KafkaServer.Options.onFreePorts(directory));
    }
}
