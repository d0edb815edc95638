using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// What a container mounts: named volumes stay mounts, folders of the host are named.
internal sealed class ComposeVolumes(ComposeContext context, SourceMap project)
{
    private const string OfHost = "a folder of the host; a bucket or the image instead";

    public SourceList? Read(ComposeEntry entry)
    {
        var mounts = ImmutableArray.CreateBuilder<SourceValue>();
        foreach (var item in (entry["volumes"] as SourceList)?.Items ?? [])
        {
            var (source, target, type) = item is SourceMap map
                ? (map["source"], context.Texts.Fill(map["target"]), SourceTexts.Of(map["type"]) ?? "volume")
                : (item, context.Texts.Fill(item), null);
            if (target is null)
            {
                throw new SourceMistakeException([new(item.Place, "This volume is mounted nowhere. Write SOURCE:TARGET, or a map with a target.")]);
            }

            var written = SourceTexts.Of(source) ?? "";
            if (type is null)
            {
                (written, target) = Parts(written, target);
                type = IsFolder(written) ? "bind" : "volume";
            }

            if (type != "volume" || written.Length == 0)
            {
                context.CannotCarry(written.Length > 0 ? $"volumes {written}" : $"volumes {target}", type == "tmpfs" ? "the file system of an instance is memory already" : OfHost, item.Place);
                continue;
            }

            NoteVolume(written, item.Place);
            mounts.Add(new SourceMapBuilder(item.Place).Add("name", new SourceScalar(written, item.Place))
                .Add("mountPath", context.ToValue($"template.containers[0].volumeMounts[{written}].mountPath", target, item.Place)).Build());
        }

        return mounts.Count == 0 ? null : new SourceList(mounts.ToImmutable(), mounts[0].Place);
    }

    // SOURCE:TARGET:MODE; a colon within ${…} parts nothing.
    private static (string Source, ShellText Target) Parts(string written, ShellText filled)
    {
        var depth = 0;
        var colon = -1;
        for (var at = 0; at < written.Length && colon < 0; at++)
        {
            depth += written[at] switch { '{' => 1, '}' => -1, _ => 0 };
            colon = written[at] == ':' && depth == 0 && !IsDrive(written, at) ? at : -1;
        }

        var parts = filled.Split(":").ToList();
        var target = parts.Count > 1 && parts[^1].Value is "ro" or "rw" or "z" or "Z" or "cached" or "delegated" or "ro,z" or "rw,z" ? parts[^2] : parts[^1];
        return (colon < 0 ? "" : written[..colon], target);
    }

    // C:\models:/models and C:/models:/models, but not m:/models:ro.
    private static bool IsDrive(string text, int colon) => colon == 1 && char.IsAsciiLetter(text[0])
        && text.IndexOf(':', 2) is var next and > 0 && next + 1 < text.Length && text[next + 1] == '/';

    private static bool IsFolder(string source) => source.Length > 0 && (source[0] is '.' or '/' or '~' or '$' || source.Contains('\\', StringComparison.Ordinal) || source.Contains('/', StringComparison.Ordinal));

    private void NoteVolume(string name, SourcePlace place)
    {
        context.Ask($"template.volumes[{name}]", "a bucket for what is in it: a named volume of the host here", null, place);
        if (((project["volumes"] as SourceMap)?[name] as SourceMap)?["driver_opts"] is SourceMap options && options["device"] is { } device)
        {
            context.CannotCarry($"driver_opts device {SourceTexts.Of(device)}", "a folder of the host", device.Place);
        }
    }
}
