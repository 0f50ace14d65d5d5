#!/usr/bin/env bash
# The feed of stand-in packages: eng/standins/<id>/ (sources) -> eng/feed/<id>.<version>.nupkg (committed).
#
#   eng/feed.sh build    rebuild every package, record how, and drop stale copies from NuGet's cache
#   eng/feed.sh verify   fail when the committed packages are not what the sources give
#   eng/feed.sh evict    drop stale copies from NuGet's cache, after a pull that changed the feed
#
# Builds are deterministic: the same sources and SDK give the same package, byte for byte, in any folder, and
# verify compares the whole package. Another SDK's compiler may emit other bytes for the same sources, so each
# package has a record beside it (<id>.lock: SDK, hash of the sources, hash of the package). The hashes must
# always match; the bytes are compared when the SDK is the recorded one, and verify says so when it is not.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
standins=$root/eng/standins
feed=$root/eng/feed
export LC_ALL=C DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

sha256() { if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi; }

hash_of() { sha256 "$1" | cut -d' ' -f1; }

# A package is made of its own folder and of the files that all stand-ins share.
hash_of_sources() { # id
  (cd "$standins" && {
    find . -maxdepth 1 -type f -not -name '*.md'
    find "./$1" -type f -not -path '*/bin/*' -not -path '*/obj/*'
  } | sort | while IFS= read -r file; do sha256 "$file"; done) | sha256 | cut -d' ' -f1
}

project_ids() { for project in "$standins"/*/*.csproj; do basename "$project" .csproj; done; }

pack_all() { # into $work/out
  local id
  for id in $(project_ids); do
    if ! (cd "$root" && dotnet pack "$standins/$id/$id.csproj" --configuration Release \
      --artifacts-path "$work/artifacts" --output "$work/out" >"$work/log" 2>&1); then
      cat "$work/log" >&2
      echo "feed: $id does not build" >&2
      exit 1
    fi
  done
}

package_of() { # folder id; the one package of that id
  local found=("$1/$2".[0-9]*.nupkg)
  [[ ${#found[@]} -eq 1 && -f ${found[0]} ]] && echo "${found[0]}"
}

# NuGet unpacks a version once and never looks again; a rebuilt package would go unseen.
evict() { # package id
  local cache version folder
  cache=$(dotnet nuget locals global-packages --list | sed 's/^[^:]*: *//; s:/*$::')
  version=$(basename "$1" .nupkg)
  version=${version#"$2".}
  folder=$cache/$(tr '[:upper:]' '[:lower:]' <<<"$2")/$version
  if [[ -d $folder ]] && ! cmp -s "$1" "$folder"/*.nupkg; then
    rm -rf "$folder"
    echo "feed: dropped the cached $2 $version; clean, then restore again"
  fi
}

build() {
  local id package
  pack_all
  mkdir -p "$feed"
  rm -f "$feed"/*.nupkg "$feed"/*.lock
  for id in $(project_ids); do
    package=$(package_of "$work/out" "$id")
    cp "$package" "$feed/"
    printf 'sdk %s\nsources %s\npackage %s\n' \
      "$(cd "$root" && dotnet --version)" "$(hash_of_sources "$id")" "$(hash_of "$package")" >"$feed/$id.lock"
    evict "$package" "$id"
    echo "feed: built $(basename "$package")"
  done
}

verify() {
  local id package fresh record sdk failed=0
  sdk=$(cd "$root" && dotnet --version)
  complain() { echo "feed: $*; run eng/feed.sh build and commit eng/feed" >&2; failed=1; }

  pack_all
  for id in $(project_ids); do
    record=$feed/$id.lock
    if ! package=$(package_of "$feed" "$id") || [[ ! -f $record ]]; then
      complain "$id is missing, or has several versions, or has no record"
      continue
    fi
    fresh=$(package_of "$work/out" "$id")
    if ! grep -qx "sources $(hash_of_sources "$id")" "$record"; then
      complain "$id was built from other sources"
    elif ! grep -qx "package $(hash_of "$package")" "$record"; then
      complain "$id is not the package that was recorded"
    elif [[ $(basename "$fresh") != $(basename "$package") ]]; then
      complain "$id: the sources give $(basename "$fresh")"
    elif ! grep -qx "sdk $sdk" "$record"; then
      echo "feed: $id: hashes match; bytes not compared ($(head -n 1 "$record"), this is $sdk)"
    elif ! cmp -s "$fresh" "$package"; then
      complain "$id: the sources give other bytes"
    else
      echo "feed: $id: byte for byte what the sources give"
    fi
  done
  for package in "$feed"/*.nupkg; do
    id=$(basename "$package" .nupkg | sed -E 's/\.[0-9]+(\.[0-9]+)+$//')
    [[ -f $standins/$id/$id.csproj ]] || complain "$(basename "$package") has no sources"
  done
  return $failed
}

evict_all() {
  local id package
  for id in $(project_ids); do
    if package=$(package_of "$feed" "$id"); then evict "$package" "$id"; fi
  done
}

case ${1:-} in
  build) build ;;
  verify) verify ;;
  evict) evict_all ;;
  *)
    echo "usage: eng/feed.sh build|verify|evict" >&2
    exit 2
    ;;
esac
