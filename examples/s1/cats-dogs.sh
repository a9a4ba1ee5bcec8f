#!/bin/sh
# Cats and dogs: train, then look at the filters and at what each layer makes of a picture.
set -eu
convlens=${CONVLENS:-$(dirname "$0")/../../convlens}
[ $# -ge 3 ] || { echo "usage: $0 DATA PICTURE OUT [flags of the training]" >&2; exit 2; }
data=$1 picture=$2 out=$3
shift 3
mkdir -p "$out"
"$convlens" train cats-dogs --data "$data" -o "$out/cats-dogs.onnx" "$@"
"$convlens" summary "$out/cats-dogs.onnx"
"$convlens" draw filters "$out/cats-dogs.onnx" --layer convolutions -o "$out/filters.png"
"$convlens" draw feature-maps "$out/cats-dogs.onnx" "$picture" -o "$out/maps.png"
"$convlens" report "$out/cats-dogs.onnx" "$picture" -o "$out/report.html"
