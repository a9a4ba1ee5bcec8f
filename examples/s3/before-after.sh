#!/bin/sh
# The same digit through the same network, before and after it was trained.
set -eu
convlens=${CONVLENS:-$(dirname "$0")/../../convlens}
[ $# -ge 3 ] || { echo "usage: $0 DATA PICTURE OUT [flags of the training]" >&2; exit 2; }
data=$1 picture=$2 out=$3
shift 3
mkdir -p "$out"
"$convlens" train digits --data "$data" -o "$out/trained.onnx" --untrained "$out/untrained.onnx" "$@"
"$convlens" draw feature-maps "$out/untrained.onnx" "$picture" --columns 12 -o "$out/before.png"
"$convlens" draw feature-maps "$out/trained.onnx" "$picture" --columns 12 -o "$out/after.png"
"$convlens" diff "$out/untrained.onnx" "$out/trained.onnx" "$picture" -o "$out/changed.png"
