#!/usr/bin/env bash
# Compiles gpuinfra for this machine and links it into a folder of the PATH: the one that is named, or ~/.local/bin.
# Where there is no linker (clang or gcc) it compiles for the .NET runtime, which does the same and starts in a quarter of a second.
# The engine that runs programs of one's own (--program) lies beside it, in the folder engine.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
folder=${1:-$HOME/.local/bin}

if command -v clang gcc >/dev/null; then
  dotnet publish "$here" -c Offline -p:Native=true --nologo -v quiet
  tool=$here/bin/Native/gpuinfra
else
  dotnet publish "$here" -c Offline -p:ToolFor=runtime --nologo -v quiet
  tool=$here/bin/Runtime/gpuinfra
fi

mkdir -p "$folder"
ln -sf "$tool" "$folder/gpuinfra"
echo "$folder/gpuinfra"
case :$PATH: in
  *":$folder:"*) ;;
  *) echo "Add $folder to the PATH." >&2 ;;
esac
