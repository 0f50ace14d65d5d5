#!/usr/bin/env bash
# Proves the rule that the stand-ins rest on: where a registry has the genuine package, NuGet takes that one.
#
# For every package in eng/feed, a stand-in of version a.b.c.1, this packs an empty "genuine" package a.b.c into a
# folder that plays the registry, and a package that needs it (the stand-ins are only ever needed by other packages).
# Then it restores twice, each time into an empty cache: with the registry, a.b.c must win; with a registry that
# lacks it, the stand-in must step in. No network, and nothing outside a temporary folder is written.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work"/{nuspecs,registry,partial,consumer}

ids=() standins=() genuines=()
for package in "$root"/eng/feed/*.nupkg; do
  name=$(basename "$package" .nupkg)
  [[ $name =~ ^(.+)\.([0-9]+\.[0-9]+\.[0-9]+)\.([0-9]+)$ ]] || { echo "genuine-wins: what is $name?" >&2; exit 1; }
  ids+=("${BASH_REMATCH[1]}")
  genuines+=("${BASH_REMATCH[2]}")
  standins+=("${BASH_REMATCH[2]}.${BASH_REMATCH[3]}")
done

nuspec() { # id version dependencies
  cat >"$work/nuspecs/$1.nuspec" <<XML
<package>
  <metadata>
    <id>$1</id>
    <version>$2</version>
    <authors>test</authors>
    <description>Plays a part in eng/check-genuine-wins.sh.</description>
    <dependencies><group targetFramework="net10.0">$3</group></dependencies>
  </metadata>
  <files><file src="_._" target="lib/net10.0" /></files>
</package>
XML
}

references=
touch "$work/nuspecs/_._"
for i in "${!ids[@]}"; do
  nuspec "${ids[i]}" "${genuines[i]}" ""
  nuspec "Needs.${ids[i]}" 1.0.0 "<dependency id=\"${ids[i]}\" version=\"${genuines[i]}\" />"
  references+="<PackageReference Include=\"Needs.${ids[i]}\" Version=\"1.0.0\" />"
done

config() { # feed and one registry, nothing else
  cat >"$work/nuget.config" <<XML
<configuration>
  <packageSources>
    <clear />
    <add key="feed" value="$root/eng/feed" />
    <add key="registry" value="$1" />
  </packageSources>
  <fallbackPackageFolders><clear /></fallbackPackageFolders>
</configuration>
XML
}

cat >"$work/pack.proj" <<'XML'
<Project>
  <ItemGroup>
    <Nuspec Include="nuspecs/*.nuspec" />
  </ItemGroup>
  <Target Name="Pack">
    <MSBuild Projects="shell.csproj" Targets="Restore" />
    <MSBuild Projects="shell.csproj" Targets="Pack"
             Properties="NoBuild=true;NuspecFile=%(Nuspec.FullPath);PackageOutputPath=$(MSBuildThisFileDirectory)registry/" />
  </Target>
</Project>
XML
cat >"$work/shell.csproj" <<'XML'
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <NoPackageAnalysis>true</NoPackageAnalysis>
  </PropertyGroup>
</Project>
XML
cat >"$work/consumer/consumer.csproj" <<XML
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
  <ItemGroup>$references</ItemGroup>
</Project>
XML

quietly() { "$@" >"$work/log" 2>&1 || { cat "$work/log" >&2; echo "genuine-wins: failed: $*" >&2; exit 1; }; }

resolve() { # registry cache
  config "$1"
  quietly env NUGET_PACKAGES="$2" dotnet restore "$work/consumer/consumer.csproj" --force --configfile "$work/nuget.config"
}

failed=0
expect() { # id version situation
  if grep -q "\"$1/$2\": {" "$work/consumer/obj/project.assets.json"; then
    echo "genuine-wins: $3: $1 $2"
  else
    echo "genuine-wins: $3: expected $1 $2, got $(grep -o "\"$1/[0-9.]*\": {" "$work/consumer/obj/project.assets.json" | head -n 1)" >&2
    failed=1
  fi
}

cd "$work"
config "$work/registry"
quietly env NUGET_PACKAGES="$work/cache-0" dotnet msbuild pack.proj -t:Pack
cp "$work"/registry/Needs.*.nupkg "$work/partial/"

resolve "$work/registry" "$work/cache-1"
for i in "${!ids[@]}"; do expect "${ids[i]}" "${genuines[i]}" "registry has it "; done

resolve "$work/partial" "$work/cache-2"
for i in "${!ids[@]}"; do expect "${ids[i]}" "${standins[i]}" "registry lacks it"; done

exit $failed
