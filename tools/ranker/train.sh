#!/bin/sh
# Learns the ranking anew: train.sh QUESTIONS_FOLDER [WORK_FOLDER]
# QUESTIONS_FOLDER holds questions.jsonl, databases/, score.py and validation.txt (databases never trained on). The first
# run judges all readings and takes long; later runs judge only new ones. PYTHON names an interpreter that has numpy,
# lightgbm and scikit-learn. Run it twice after a change of the engine: what is varied depends on what ranks first.
set -eu

questions=$(cd "$1" && pwd -P)
work=${2:-${TMPDIR:-/tmp}/sqlchat-ranker}
home=$(unset CDPATH; cd -- "$(dirname -- "$0")/../.." && pwd -P)
python=${PYTHON:-python3}
mkdir -p "$work"
cd "$home"

# judge FOLDER NAME [EVAL_OPTION]...: the readings of the folder's questions, and which of them are right.
judge() {
  folder=$1 name=$2
  shift 2
  ./sqlchat eval --questions "$folder/questions.jsonl" --databases "$folder/databases" \
    --predictions "$work/$name.jsonl" --threshold 0 --readings 60 "$@"
  "$python" tools/ranker/label.py "$folder" "$folder/questions.jsonl" "$work/$name.jsonl" "$work/$name.labels" \
    --cache "$work/$name.pickle"
}

"$python" tools/ranker/own.py src/test/resources/dev/sqlchat/engine "$work/own"
cp "$questions/score.py" "$work/own/"
judge "$questions" public
judge "$work/own" own --as-of 2026-06-15

cat "$questions/questions.jsonl" "$work/own/questions.jsonl" >"$work/questions.jsonl"
cat "$work/public.jsonl" "$work/own.jsonl" >"$work/readings.jsonl"
cat "$work/public.labels" "$work/own.labels" >"$work/labels.jsonl"
OMP_NUM_THREADS=1 "$python" tools/ranker/train.py "$work/questions.jsonl" "$work/readings.jsonl" \
  "$work/labels.jsonl" --held-out "$questions/validation.txt" \
  --resources src/main/resources/dev/sqlchat/engine/ranking \
  --recorded src/test/resources/dev/sqlchat/engine/ranking/recorded.txt --report "$work/report.txt"
