#!/bin/sh
# A network from first principles, and three ways to look at it: what its layers say, what its filters want, where it looked.
set -eu
convlens=${CONVLENS:-$(dirname "$0")/../../convlens}
[ $# -ge 3 ] || { echo "usage: $0 DATA PICTURE OUT [flags of the training]" >&2; exit 2; }
data=$1 picture=$2 out=$3
shift 3
mkdir -p "$out"
"$convlens" train digits-512 --data "$data" -o "$out/digits-512.onnx" "$@"
"$convlens" draw feature-maps "$out/digits-512.onnx" "$picture" -o "$out/activations.png"
"$convlens" draw gradient-ascent "$out/digits-512.onnx" --layer conv2d_1 -o "$out/wishes.png"
"$convlens" draw grad-cam "$out/digits-512.onnx" "$picture" -o "$out/looked.png"
"$convlens" report "$out/digits-512.onnx" "$picture" -o "$out/report.html"
