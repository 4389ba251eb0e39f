#!/usr/bin/env bash
# Time the making of probes from the whole bank: at least 100,000 in under 3 s and 100 MB.
#
#   pipeline/bench/generate.sh [PROBES [RUNS]]      100,000 probes, 3 runs by default
#
# The topics are those of samples/topics, as often under new ids as the number of probes takes;
# asked in every form, voice and language, with facts and wordings on each line, compressed as
# always. Of the runs the fastest counts, and the most memory. Ends with 1 if a bound is missed
# (the bounds are for 100,000 probes).
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=pipeline/common.sh
. "$ROOT/pipeline/common.sh"

usage() { sed -n '2,/^set -euo/p' "${BASH_SOURCE[0]}" | sed '$d;s/^# \{0,1\}//'; }

case ${1:-} in -h | --help) usage; exit 0 ;; esac
PROBES=${1:-100000} RUNS=${2:-3}
[[ $PROBES$RUNS =~ ^[0-9]+$ ]] || die "numbers: probes, runs" 64

main() {
  install_packages libzstd-dev zstd time
  require_swift
  (cd "$ROOT" && swift build -c release --product lacuna-generate >&2) || die "the build failed" 70
  local generate options count topics copies
  generate=$(cd "$ROOT" && swift build -c release --show-bin-path)/lacuna-generate
  options=(--form all --framing all)
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  cat "$ROOT"/samples/topics/*.yaml > "$work/bank"
  count=$("$generate" "${options[@]}" < "$work/bank" 2> /dev/null | zstd -qdc | grep -c '^{"probe"')
  # As many topics as make that many probes, and some more, for topics are not alike.
  topics=$(($(grep -c '^id:' "$work/bank") * PROBES / count * 102 / 100 + 1))
  copies=$(((PROBES * 102 / 100 + count) / count + 1))
  for copy in $(seq "$copies"); do
    sed "s/^id: .*/&-$copy/; s/^pair: .*/&-$copy/" "$work/bank"
  done | awk -v topics="$topics" '/^id:/ { n++ } n <= topics' > "$work/topics"
  for _ in $(seq "$RUNS"); do
    /usr/bin/time -f "%e %M" -o "$work/time" "$generate" "${options[@]}" < "$work/topics" \
      > "$work/out" 2> /dev/null
    cat "$work/time"
  done > "$work/results"
  count=$(zstd -qdc "$work/out" | grep -c '^{"probe"')
  awk -v probes="$count" -v yaml="$(wc -c < "$work/topics")" -v out="$(wc -c < "$work/out")" \
    -v lines="$(zstd -qdc "$work/out" | wc -c)" '
    NR == 1 || $1 < s { s = $1 }
    $2 > m { m = $2 }
    END {
      printf "%d probes from %.1f MB of topics: %.2f s, %.0f MB\n", probes, yaml / 1e6, s, m / 1024
      printf "%.0f MB of lines, %.1f MB compressed\n", lines / 1e6, out / 1e6
      exit s > 3 || m / 1024 > 100
    }' "$work/results"
}

main; exit
