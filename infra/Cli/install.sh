#!/usr/bin/env bash
# Compiles gpuinfra for this machine and links it into a folder of the PATH: the one that is named, or ~/.local/bin.
# Where there is no linker (clang or gcc) it takes the managed build, which does the same and starts in a third of a second.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=${1:-$HOME/.local/bin}

if command -v clang gcc >/dev/null; then
  dotnet publish "$here" -c Offline -p:Native=true --nologo -v quiet
  tool=$here/bin/Native/gpuinfra
else
  dotnet build "$here" -c Offline --nologo -v quiet
  tool=$here/bin/Offline/net10.0/gpuinfra
fi

mkdir -p "$folder"
ln -sf "$tool" "$folder/gpuinfra"
echo "$folder/gpuinfra"
case :$PATH: in
  *":$folder:"*) ;;
  *) echo "Add $folder to the PATH." >&2 ;;
esac
