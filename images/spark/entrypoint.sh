#!/bin/sh
# Starts what Spark's own entry point starts. For a driver it does two things before:
#
# - It has Spark read spark-defaults.conf of its configuration folder. A driver on Kubernetes is started with a properties file, and Spark
#   then leaves the defaults out unless it is asked to load them (SPARK-48392); the operator's own switch for it reaches the submission only.
# - It makes the folder of the event logs. Spark refuses to start where it is missing, and an object store has no folders until
#   something is in them.
set -eu

if [ "${1:-}" = driver ]; then
    shift
    python3 /opt/spark-platform/event_log_folder.py "$@" || echo "The folder of the event logs could not be made; Spark will say why it matters." >&2
    if [ -f "${SPARK_CONF_DIR:-/opt/spark/conf}/spark-defaults.conf" ]; then
        set -- --load-spark-defaults "$@"
    fi
    set -- driver "$@"
fi

exec /opt/entrypoint.sh "$@"
