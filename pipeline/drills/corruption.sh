#!/usr/bin/env bash
# Put randomly damaged inputs through every program: truncated, flipped, spliced, duplicated.
#
#   pipeline/drills/corruption.sh [COUNT [SEED]]      10,000 from seed 1 by default
#
# No program may crash, hang, or take altered records for sound ones; each refusal has to be one
# line that names the place, with status 65. The tests do the same with fewer (MutationTests);
# here the programs are those of the release build. Same COUNT and SEED, same damage.
set -euo pipefail
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
# shellcheck source=pipeline/common.sh
. "$ROOT/pipeline/common.sh"

usage() { sed -n '2,/^set -euo/p' "${BASH_SOURCE[0]}" | sed '$d;s/^# \{0,1\}//'; }

case ${1:-} in -h | --help) usage; exit 0 ;; esac
COUNT=${1:-10000} SEED=${2:-1}
[[ $COUNT$SEED =~ ^[0-9]+$ ]] || die "numbers: count, seed" 64

main() {
  install_packages libzstd-dev
  LACUNA_BIN=$(programs)
  export LACUNA_BIN LACUNA_MUTATIONS=$COUNT LACUNA_SEED=$SEED
  cd "$ROOT"
  swift build --build-tests >&2
  swift test --skip-build --filter MutationTests 2>/dev/null |
    grep -E '^lacuna-|✘|Test run with'
}

main; exit
