#!/bin/sh
# /usr/local/sbin/dingfen - the command line over the office of the service: the same settings, the same user.
# Values in dingfen.env stand without quotes and without spaces.
set -eu
umask 077
set -a
. "${DINGFEN_ENV:-/etc/dingfen/dingfen.env}"
NODE_ENV=production
DATA_DIR=${DATA_DIR:-/var/lib/dingfen}
set +a
cd /
exec runuser -u "${DINGFEN_USER:-dingfen}" -- "${DINGFEN_HOME:-/opt/dingfen}/dingfen" "$@"
