#!/usr/bin/env bash
# Trains the models that ship with AgentAssist again, byte for byte.
# usage: eng/models/train.sh DATA
# DATA holds goemotions/, vader/, banking77/, clinc150/, multidogo/, natcs_dstc11/, star/ and pii_presidio/ (see README.md beside this file).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
data=$(cd "${1:?usage: eng/models/train.sh DATA}" && pwd)
own=eng/models/data
shipped=src/AgentAssist.Core/Understanding/Models/Shipped
mkdir -p "$shipped"

dotnet build src/AgentAssist.Cli -c Release -v quiet
# A copy: what is written below is part of what would be built again.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
copy() { rm -rf "$work/cli"; cp -r src/AgentAssist.Cli/bin/Release/net10.0 "$work/cli"; }
run() { printf '\n== %s\n' "$1"; dotnet "$work/cli/agentassist.dll" train "$@"; }
train() { run "$@" --output "$shipped/$1.model"; }
copy

run pii --input "$data/pii_presidio/dev.jsonl" --folds 5 \
  --background "$data/goemotions/train.tsv" --background "$data/banking77/train.tsv" --background "$data/clinc150/train.tsv" \
  --attribution 'Presidio-research synthetic PII sentences v2, dev part (Microsoft), MIT' --attribution 'templates of this project' \
  --attribution 'as ordinary text: GoEmotions (Demszky et al. 2020), Apache-2.0' \
  --attribution 'as ordinary text: BANKING77 (Casanueva et al. 2020), CC-BY-4.0' \
  --attribution 'as ordinary text: CLINC150 (Larson et al. 2019), CC-BY-3.0' \
  --output src/AgentAssist.Core/Privacy/Tagging/pii.model
train emotion \
  --input "$data/goemotions/train.tsv" --dev "$data/goemotions/dev.tsv" \
  --unlabelled "$data/vader/dev.tsv" --unlabelled "$own/service.tsv" --unlabelled "$own/posts.tsv" \
  --attribution 'GoEmotions (Demszky et al. 2020), Apache-2.0' --attribution 'unlabelled: VADER validation sets (Hutto and Gilbert 2014), MIT'
train signals --input "$own/service.tsv" --input "$own/posts.tsv" --input "$data/clinc150/val.tsv" --input "$data/natcs_dstc11/dev.tsv" \
  --attribution 'AgentAssist service utterances and posts, as this project' \
  --attribution 'as texts that signal nothing: CLINC150 (Larson et al. 2019), CC-BY-3.0; NatCS / DSTC11 track 2 (Gung et al. 2023), CDLA-Permissive-2.0'
train sentiment --input "$data/vader/dev.tsv" --attribution 'VADER validation sets (Hutto and Gilbert 2014), MIT'
train intent --compact --most 800 --label-map "$own/intents-map.tsv" --input "$own/intents.tsv" \
  --input "$data/natcs_dstc11/dev.tsv" --input "$data/banking77/train.tsv" --input "$data/clinc150/train.tsv" --input "$data/multidogo/train.tsv" \
  --attribution 'AgentAssist intents, as this project' --attribution 'NatCS / DSTC11 track 2 (Gung et al. 2023), CDLA-Permissive-2.0' \
  --attribution 'BANKING77 (Casanueva et al. 2020), CC-BY-4.0' --attribution 'CLINC150 (Larson et al. 2019), CC-BY-3.0' \
  --attribution 'MultiDoGO (Peskov et al. 2019), CDLA-Permissive-1.0'
run records --input "$own/records.tsv" --output src/AgentAssist.Core/Customers/Records/records.model --attribution 'AgentAssist records, as this project'
run next-step --input "$own/next-steps.tsv" --dev "$own/next-steps-held-out.tsv" --output src/AgentAssist.Core/Suggestions/NextSteps/next-step.model \
  --attribution 'AgentAssist next steps, as this project'
run reflection --input "$own/reflections.tsv" --dev "$own/reflections-held-out.tsv" --output src/AgentAssist.Core/Suggestions/Reflecting/reflection.model \
  --attribution 'AgentAssist reflections, as this project'
run need --input "$own/needs.tsv" --dev "$own/needs-held-out.tsv" --output src/AgentAssist.Core/Suggestions/Details/need.model \
  --attribution 'AgentAssist needs, as this project'
# The risk is learned from what the models above read.
dotnet build src/AgentAssist.Cli -c Release -v quiet
copy
run risk --input "$data/star/train.jsonl" --output src/AgentAssist.Core/Understanding/Risk/Risk.model \
  --attribution 'STAR dialogues (Mosig, Mehri and Kober 2020), github.com/RasaHQ/STAR, MIT'
ls -l "$shipped" src/AgentAssist.Core/Customers/Records/records.model src/AgentAssist.Core/Suggestions/*/*.model src/AgentAssist.Core/Privacy/Tagging/pii.model src/AgentAssist.Core/Understanding/Risk/Risk.model
