#!/usr/bin/env bash
# Time the reading and writing of a stream against zstd itself, in the same run.
#
#   pipeline/bench/streams.sh [MEGABYTES [RUNS]]      500 megabytes, 3 runs by default
#
# Reading is RecordReader (frames, lines, members, UTF-8, digest) against zstd -dc of the same
# file; writing is lines to a stream (RecordWriter, level 3) against zstd -3 -c of the same
# lines. Of each the fastest run counts. The rows are those of samples/recorded.jsonl.zst with
# their texts in words drawn anew. Needs 2 MEGABYTES of room in the folder for temporary files.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=pipeline/common.sh
. "$ROOT/pipeline/common.sh"

usage() { sed -n '2,/^set -euo/p' "${BASH_SOURCE[0]}" | sed '$d;s/^# \{0,1\}//'; }

case ${1:-} in -h | --help) usage; exit 0 ;; esac
SIZE=${1:-500} RUNS=${2:-3}
[[ $SIZE$RUNS =~ ^[0-9]+$ ]] || die "numbers: megabytes, runs" 64

# fastest NAME IN OUT COMMAND...: the least seconds and the most memory of its runs.
fastest() {
  local name=$1 in=$2 out=$3
  shift 3
  for _ in $(seq "$RUNS"); do
    /usr/bin/time -f "%e %M" -o "$work/time" "$@" < "$in" > "$out"
    cat "$work/time"
  done | awk -v name="$name" 'NR == 1 || $1 < s { s = $1 } $2 > m { m = $2 }
    END { printf "%s %.2f %.0f\n", name, s, m / 1024 }' >> "$work/results"
}

main() {
  install_packages libzstd-dev zstd time python3
  require_swift
  (cd "$ROOT" && swift build -c release --product stream-bench >&2) || die "the build failed" 70
  local bench
  bench=$(cd "$ROOT" && swift build -c release --show-bin-path)/stream-bench
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  say "Drawing $SIZE megabytes of rows ..."
  plain "$ROOT/samples/recorded.jsonl.zst" |
    python3 "$ROOT/pipeline/bench/make_rows.py" "${SIZE}000000" > "$work/rows"
  fastest zstd-write "$work/rows" "$work/one.zst" zstd -q -3 -c
  fastest write "$work/rows" "$work/stream.zst" "$bench" write
  fastest zstd-read "$work/stream.zst" /dev/null zstd -qdc
  fastest read "$work/stream.zst" /dev/null "$bench" read
  awk -v one="$(wc -c < "$work/one.zst")" -v stream="$(wc -c < "$work/stream.zst")" '
    { s[$1] = $2; m[$1] = $3 }
    END {
      printf "reading  %.2f s, zstd -dc    %.2f s: %.2f of its speed, %d MiB\n",
        s["read"], s["zstd-read"], s["zstd-read"] / s["read"], m["read"]
      printf "writing  %.2f s, zstd -3 -c  %.2f s: %.2f of its speed, %d MiB\n",
        s["write"], s["zstd-write"], s["zstd-write"] / s["write"], m["write"]
      printf "size     %.3f of one frame\n", stream / one
    }' "$work/results"
}

main; exit
