using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// The volumes of a service.
internal sealed class VolumeDraft(StatedProperties stated, AdoptedNotes notes, bool isDeployed)
{
    private const string DefaultSize = "1Gi";

    public DraftMap Write()
    {
        var volumes = new DraftMap();
        foreach (var volume in (stated.Find("template.volumes") as SourceList)?.Items.OfType<SourceMap>() ?? [])
        {
            var name = SourceTexts.Of(volume["name"]) ?? "";
            if (volumes.Find(NameOf(name)) is not null)
            {
                notes.CannotCarry($"template.volumes[{name}]", "a volume of this name stands before it: each needs a name of its own", volume.Place);
            }
            else if (IsOnDisk(volume))
            {
                notes.CannotCarry(
                    $"template.volumes[{name}]", "no key for a volume on a disk, nor for its mounts: a volume in memory counts against the memory of the instance, a bucket keeps files",
                    volume.Place);
                stated.MarkTaken($"template.volumes[{name}]");
            }
            else if (Of(volume, name) is { } map)
            {
                AskForSecrets(volume, name);
                volumes.Add(NameOf(name), map, volume.Place);
                stated.MarkTaken($"template.volumes[{name}]");
            }
        }

        return volumes;
    }

    private void AskForSecrets(SourceMap volume, string name)
    {
        foreach (var leaf in SourceLeaves.Of(volume).Where(leaf => leaf.Value is SourceSecret))
        {
            notes.Ask($"template.volumes[{name}].{leaf.Path}", "the value, which is secret", null, leaf.Value.Place);
        }
    }

    // Cloud Run takes no underscores, which Compose takes.
    public static string NameOf(string name) => name.ToLowerInvariant().Replace('_', '-');

    // Cloud Run's own word for a volume that is not in memory.
    public static bool IsOnDisk(SourceMap volume) =>
        SourceTexts.Of((volume["emptyDir"] as SourceMap)?["medium"])?.Equals("disk", StringComparison.OrdinalIgnoreCase) == true;

    private DraftMap? Of(SourceMap volume, string name)
    {
        var map = new DraftMap();
        if (volume["gcs"] is SourceMap gcs)
        {
            return map.Add("bucket", SourceTexts.Of(gcs["bucket"]), gcs.Place)
                .Add("readOnly", ReadOnly(gcs), gcs.Place)
                .Add("mountOptions", gcs["mountOptions"] is SourceList options
                    ? new DraftList([.. options.Items.Select(option => new DraftText(SourceTexts.Of(option) ?? ""))])
                    : null);
        }

        if (volume["nfs"] is SourceMap nfs)
        {
            return map.Add("nfs", $"{SourceTexts.Of(nfs["server"])}:{SourceTexts.Of(nfs["path"])}", nfs.Place).Add("readOnly", ReadOnly(nfs), nfs.Place);
        }

        if (volume["emptyDir"] is SourceMap memory)
        {
            var path = $"template.volumes[{name}].emptyDir.sizeLimit";
            if (SourceTexts.Of(memory["sizeLimit"]) is { } size)
            {
                return map.Add("memory", notes.MemoryOf(size, path, memory.Place), memory.Place);
            }

            notes.Ask(path, "the size of the volume in memory", DefaultSize, memory.Place);
            return map.Add("memory", DefaultSize, memory.Place);
        }

        if (volume["secret"] is SourceMap secret)
        {
            var items = (secret["items"] as SourceList)?.Items.OfType<SourceMap>().ToList() ?? [];
            var item = items.FirstOrDefault();
            foreach (var other in items.Skip(1))
            {
                notes.CannotCarry(
                    $"template.volumes[{name}].secret.items[{SourceTexts.Of(other["path"])}]",
                    "a volume of a stack holds one version of a secret: add a volume of its own, with a folder of its own, for this file", other.Place);
            }

            return map.Add("secret", $"{SourceTexts.Of(secret["secret"])}:{SourceTexts.Of(item?["version"]) ?? "latest"}", secret.Place)
                .Add("file", SourceTexts.Of(item?["path"]), secret.Place)
                .Add("fileMode", Octal(item?["mode"] ?? secret["defaultMode"]), secret.Place);
        }

        return (volume["cloudSqlInstance"] as SourceMap)?["instances"] is SourceList instances
            ? map.Add("cloudSql", new DraftList([.. instances.Items.Select(one => new DraftText(SourceTexts.Of(one) ?? ""))]), instances.Place)
            : null;
    }

    // Cloud Run lets write where nothing is said.
    private bool? ReadOnly(SourceMap volume) => volume["readOnly"] is SourceScalar { Value: bool truth } ? truth : isDeployed && volume["readOnly"] is not SourceUnknown ? false : null;

    private static string? Octal(SourceValue? mode) =>
        mode is SourceScalar { Value: long number } ? $"0{Convert.ToString(number, 8)}" : null;
}
