#!/bin/sh
# Creates the topics of topics.txt, each with its dead letters; handoffs.<queue> once for each of QUEUES. Leaves alone what
# is there. Also needs: KAFKA_BOOTSTRAP_SERVERS, TOPIC_PREFIX, PARTITIONS, REPLICAS, MIN_INSYNC_REPLICAS.
# KAFKA_SECURITY_*, KAFKA_SASL_* and KAFKA_SSL_* reach the client as they reach the services.
set -eu

PATH=$PATH:/opt/kafka/bin
DAY_MILLIS=86400000
DEAD_LETTER_DAYS=90
MAX_MESSAGE_BYTES=4194304 # above WhatsApp's 3 MB webhook, as EventProducer's max.request.size
client=$(mktemp)

env | grep -E '^KAFKA_(SECURITY|SASL|SSL)_' | while IFS='=' read -r key value; do
    printf '%s=%s\n' "$(printf '%s' "${key#KAFKA_}" | tr 'A-Z_' 'a-z.')" "$value"
done >"$client"

kafka() {
    kafka-topics.sh --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" --command-config "$client" "$@"
}

existing=$(kafka --list)

create() { # topic, clean-up, days
    name=$TOPIC_PREFIX$1
    if printf '%s\n' "$existing" | grep -qxF "$name"; then
        return
    fi
    set -- "$1" "$2" "$3" --config "cleanup.policy=$2"
    [ "$2" = compact ] || set -- "$@" --config "retention.ms=$(($3 * DAY_MILLIS))"
    shift 3
    kafka --create --topic "$name" --partitions "$PARTITIONS" --replication-factor "$REPLICAS" \
        --config "min.insync.replicas=$MIN_INSYNC_REPLICAS" --config "max.message.bytes=$MAX_MESSAGE_BYTES" "$@" </dev/null
}

grep -v '^#' "$(dirname "$0")/topics.txt" | while read -r topic clean_up days; do
    case $topic in
        handoffs.*) topics=$(for queue in $QUEUES; do echo "handoffs.$queue"; done) ;;
        *) topics=$topic ;;
    esac
    for each in $topics; do
        create "$each" "$clean_up" "$days"
        create "$each.dead-letter" delete "$DEAD_LETTER_DAYS"
    done
done
