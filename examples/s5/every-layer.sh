#!/bin/sh
# A network of a few classes of your own: every layer by name, and what each makes of a picture.
set -eu
convlens=${CONVLENS:-$(dirname "$0")/../../convlens}
[ $# -ge 3 ] || { echo "usage: $0 DATA PICTURE OUT [flags of the training]" >&2; exit 2; }
data=$1 picture=$2 out=$3
shift 3
mkdir -p "$out"
"$convlens" train three-classes --data "$data" -o "$out/three-classes.onnx" "$@"
"$convlens" summary "$out/three-classes.onnx"
"$convlens" classify "$out/three-classes.onnx" "$picture"
"$convlens" draw feature-maps "$out/three-classes.onnx" "$picture" --columns 16 -o "$out/belts.png"
