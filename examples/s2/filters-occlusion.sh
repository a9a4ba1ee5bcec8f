#!/bin/sh
# The first filters of a network in three arrangements, and what hiding parts of a picture costs.
set -eu
convlens=${CONVLENS:-$(dirname "$0")/../../convlens}
[ $# -ge 4 ] || { echo "usage: $0 FILTERS-OF OCCLUSION-OF PICTURE OUT [flags of occlusion]" >&2; exit 2; }
filters=$1 network=$2 picture=$3 out=$4
shift 4
mkdir -p "$out"
"$convlens" draw filters "$filters" --arrangement multi-channel -o "$out/multi-channel.png"
"$convlens" draw filters "$filters" --arrangement single-channel -o "$out/single-channel.png"
"$convlens" draw filters "$filters" --layer convolutions --arrangement collated -o "$out/collated.png"
"$convlens" draw receptive-field "$network" "$picture" -o "$out/receptive-field.png"
"$convlens" draw occlusion "$network" "$picture" --shows score -o "$out/occlusion.png" "$@"
