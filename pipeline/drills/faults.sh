#!/usr/bin/env bash
# Ask a server that misbehaves by schedule, and hold every response against the schedule.
#
#   pipeline/drills/faults.sh [SAMPLES]      some 700 probes, so often each; 30 by default
#
# Resets, stalls, garbage, HTML, wrong lengths, bodies of 100 MB, slow drips, rate limits with and
# without Retry-After, moderation in every dialect, a key that comes back: every probe has to end
# with one response of the status that the schedule implies, blocks asked once and failures again,
# the tokens in the records those that the server counted, and the key nowhere.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=pipeline/common.sh
. "$ROOT/pipeline/common.sh"

usage() { sed -n '2,/^set -euo/p' "${BASH_SOURCE[0]}" | sed '$d;s/^# \{0,1\}//'; }

case ${1:-} in -h | --help) usage; exit 0 ;; esac
SAMPLES=${1:-30}
[[ $SAMPLES =~ ^[0-9]+$ ]] || die "a number: samples" 64

main() {
  install_packages libzstd-dev zstd python3 time
  BIN=$(programs)
  work=$(mktemp -d)
  trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
  "$BIN/lacuna-generate" --language en --language zh-Hans "$ROOT"/samples/topics/*.yaml \
    > "$work/probes"
  python3 "$ROOT/pipeline/drills/faulty_server.py" "$work/ledger" > "$work/port" &
  server=$!
  until [ -s "$work/port" ]; do sleep 0.05; done
  local status=0
  DRILL_KEY='sk-drill/0123456789+abcdef' /usr/bin/time -f '%M KB at most, %e s' \
    "$BIN/lacuna-collect" --target "http://127.0.0.1:$(cat "$work/port")/v1" --model drill \
    --key-env DRILL_KEY --concurrency 256 --samples "$SAMPLES" --seed 1 --timeout 5 \
    --max-identical 100 --events "$work/events" < "$work/probes" > "$work/run" \
    2> >(tee "$work/errors" >&2) || status=$?
  kill "$server" && wait "$server" || true
  zstd -dcq < "$work/run" > "$work/run.jsonl"
  python3 "$ROOT/pipeline/drills/check_faults.py" "$work/ledger" "$work/run.jsonl" || status=1
  "$BIN/lacuna-check" < "$work/run" || status=1
  if grep -aqF -e 'sk-drill' "$work/run.jsonl" "$work/errors" "$work/events"; then
    say "WRONG: the key is in an output"
    status=1
  fi
  return "$status"
}

main; exit
