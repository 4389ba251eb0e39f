#!/usr/bin/env bash
# Kill lacuna-collect at random moments, resume it each time, and count what that cost.
#
#   pipeline/drills/kill.sh [KILLS [SEED]]      100 kills from seed 1 by default
#
# A server on this machine answers and keeps a list of what it was asked. After each kill -9 the
# file is salvaged: what was saved before has to be its beginning, byte for byte. At the end of
# each whole run every probe has to have one response, and none may have been asked again after
# its answer had reached the disk. Records reach it within 5 s, so a kill comes after 0 to 10:
# 100 of them take some ten minutes.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=pipeline/common.sh
. "$ROOT/pipeline/common.sh"

usage() { sed -n '2,/^set -euo/p' "${BASH_SOURCE[0]}" | sed '$d;s/^# \{0,1\}//'; }

case ${1:-} in -h | --help) usage; exit 0 ;; esac
KILLS=${1:-100} SEED=${2:-1}
[[ $KILLS$SEED =~ ^[0-9]+$ ]] || die "numbers: kills, seed" 64
RANDOM=$SEED

# lines FILE: its whole records, whether it was cut or not.
lines() { "$BIN/lacuna-check" --salvage --compress never "$1" 2>/dev/null | grep '"response"' || true; }

# ask FILE EARLIER: in the background, its process id in $asking.
ask() {
  local resume=()
  [ ! -s "$2" ] || resume=(--resume "$2")
  "$BIN/lacuna-collect" --target "http://127.0.0.1:$port/v1" --model drill --concurrency 4 \
    "${resume[@]}" < "$work/probes" > "$1" 2>/dev/null &
  asking=$!
}

main() {
  install_packages libzstd-dev zstd jq python3
  BIN=$(programs)
  work=$(mktemp -d)
  local kills=0 done=0 lost=0 runs=0 port probes again
  trap 'kill "$server" 2>/dev/null || true; rm -rf "$work"' EXIT
  # shellcheck disable=SC2046  # a list of plain names
  (cd "$ROOT" && "$BIN/lacuna-generate" --language en --language zh-Hans --framing direct \
    --framing brief $(cat samples/demonstration.txt)) > "$work/probes"
  probes=$("$BIN/lacuna-check" --stats "$work/probes" | sed -n 's/^records: \([0-9]*\),.*/\1/p')
  python3 "$ROOT/pipeline/drills/answers.py" "$work/asked" > "$work/port" 2>/dev/null &
  server=$!
  until [ -s "$work/port" ]; do sleep 0.05; done
  port=$(cat "$work/port")

  : > "$work/again"
  while [ "$kills" -lt "$KILLS" ]; do
    # From nothing to a whole run; a run that ends before its kill begins another one.
    rm -f "$work/kept" "$work/new"
    : > "$work/asked"
    : > "$work/known"
    : > "$work/prefix"
    runs=$((runs + 1)) done=0
    while [ "$done" = 0 ]; do
      # Where the answers on the disk are, the server may not be asked from here on.
      wc -l < "$work/asked" > "$work/mark"
      ask "$work/new" "$work/kept"
      if [ "$kills" -lt "$KILLS" ]; then
        sleep "$(printf '%d.%03d' $((RANDOM % 9)) $((RANDOM % 1000)))"
        if kill -9 "$asking" 2>/dev/null; then kills=$((kills + 1)); else done=1; fi
        wait "$asking" 2>/dev/null || true
      else
        wait "$asking" || die "lacuna-collect failed without a kill" 1
        done=1
      fi
      tail -n "+$(($(cat "$work/mark") + 1))" "$work/asked" | sort -u |
        comm -12 - "$work/known" >> "$work/again"
      lines "$work/new" > "$work/saved"
      # Of the killed run and the one before it the longer one is gone on with.
      if [ "$(wc -l < "$work/saved")" -ge "$(wc -l < "$work/prefix")" ]; then
        # What had been saved before must begin it, byte for byte.
        head -n "$(wc -l < "$work/prefix")" "$work/saved" | cmp -s - "$work/prefix" ||
          lost=$((lost + 1))
        mv "$work/new" "$work/kept"
        cp "$work/saved" "$work/prefix"
      fi
      jq -c .probe.text "$work/prefix" | sort > "$work/known"
    done
    "$BIN/lacuna-check" "$work/kept" > "$work/checked" || die "the last file is not sound" 1
    # lacuna-check has seen that none stands twice.
    [ "$(wc -l < "$work/prefix")" = "$probes" ] || die "a probe has no response" 1
  done
  again=$(wc -l < "$work/again")
  echo "$kills kills in $runs whole runs of $probes probes: $again asked again after their answer" \
    "was on the disk, $lost beginnings changed"
  [ "$again" = 0 ] && [ "$lost" = 0 ]
}

main; exit
