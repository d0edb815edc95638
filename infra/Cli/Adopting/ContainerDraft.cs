using GpuInfra.Adoption;

namespace GpuInfra.Cli;

// The keys of one container, which the serving one and the sidecars share.
internal sealed partial class ContainerDraft(StatedProperties stated, string root, AdoptedNotes notes)
{
    // What stands for a value that nobody knows here, where its name says that it is one.
    private const string SomeSecret = "q3v8Kx1Lw0pTn5Zr7Bd2";

    private const string GpuLimit = "nvidia.com/gpu";

    private SourceMap Container => (SourceMap)stated.Find(root)!;

    public string? Name => SourceTexts.Of(Container["name"]);

    public bool HasPort => Container["ports"] is SourceList { Items.Length: > 0 };

    public bool HasGpu => ((Container["resources"] as SourceMap)?["limits"] as SourceMap)?[GpuLimit] is { } count && SourceTexts.Of(count) != "0";

    public long? Port => Container["ports"] is SourceList { Items: [SourceMap port, ..] } && port["containerPort"] is SourceScalar { Value: long number } ? number : null;

    // Which inference server runs in it; none where nothing tells.
    public Server? Server => ContainerSpec.ServerOf(
        (Container["image"] as SourceUnknown)?.Expression ?? SourceTexts.Of(Container["image"]) ?? "", WordsOf("command"), WordsOf("args"));

    public void AddImage(DraftMap map) => Add(map, "image", "image");

    public void AddSizes(DraftMap map)
    {
        var limits = (Container["resources"] as SourceMap)?["limits"] as SourceMap;
        stated.MarkTaken($"{root}.resources.limits.{GpuLimit}");
        stated.MarkTaken($"{root}.resources.limits[\"{GpuLimit}\"]");
        if (limits?[GpuLimit] is { } count && int.TryParse(SourceTexts.Of(count), CultureInfo.InvariantCulture, out var gpus) && gpus > 1)
        {
            notes.CannotCarry(
                $"{root}.resources.limits[\"{GpuLimit}\"]", string.Create(CultureInfo.InvariantCulture, $"{gpus} GPUs are asked for, and an instance of Cloud Run has one"), count.Place);
        }

        foreach (var (key, limit) in (IEnumerable<(string, string)>)[("cpu", "cpu"), ("memory", "memory")])
        {
            stated.MarkTaken($"{root}.resources.limits[\"{limit}\"]");
            if (SourceTexts.Of(limits?[limit]) is { } text)
            {
                map.Add(key, key == "cpu" ? SourceAmounts.Cpu(text) : notes.MemoryOf(text, $"{root}.resources.limits[\"{limit}\"]", limits![limit]!.Place), limits![limit]!.Place);
            }
        }
    }

    public void AddWords(DraftMap map)
    {
        foreach (var key in (string[])["command", "args"])
        {
            var path = $"{root}.{key}";
            var value = stated.Take(path);
            if (value is SourceList words)
            {
                map.Add(key, Words(words, path), words.Place);
            }
            else if (stated.Find(path) is SourceUnknown or SourceSecret)
            {
                map.Add(key, new DraftList([new DraftText(null)]), stated.PlaceOf(path));
            }
        }

        Add(map, "workingDirectory", "workingDir");
    }

    public void AddEnvironment(DraftMap map)
    {
        var (env, secrets) = (new DraftMap(), new DraftMap());
        var variables = (Container["env"] as SourceList)?.Items.OfType<SourceMap>().ToList() ?? [];
        foreach (var (index, variable) in variables.Index())
        {
            if (variables.Skip(index + 1).FirstOrDefault(other => SourceTexts.Of(other["name"]) == SourceTexts.Of(variable["name"])) is { } later)
            {
                notes.CannotCarry(
                    $"{root}.env[{SourceTexts.Of(variable["name"])}]", $"the name stands twice: what stands in line {later.Place.Line} is taken", variable.Place);
            }
            else
            {
                AddVariable(variable, env, secrets);
            }
        }

        map.Add("env", Container["env"] is SourceSecret ? new DraftText(null) : env, Container["env"]?.Place).Add("secrets", secrets, Container["env"]?.Place);
    }

    public void AddMounts(DraftMap map, DraftMap? more = null)
    {
        var (mounts, subPaths) = (new DraftMap(), new DraftMap());
        foreach (var mount in (Container["volumeMounts"] as SourceList)?.Items.OfType<SourceMap>() ?? [])
        {
            var name = SourceTexts.Of(mount["name"]) ?? "";
            stated.MarkTaken($"{root}.volumeMounts[{name}]");
            if (mounts.Find(VolumeDraft.NameOf(name)) is not null)
            {
                notes.CannotCarry(
                    $"{root}.volumeMounts[{name}] at {SourceTexts.Of(mount["mountPath"])}", "a stack mounts a volume once in a container: add a second volume of the same for this path", mount.Place);
                continue;
            }

            if (VolumesOnDisk.Contains(name))
            {
                continue;
            }

            mounts.Add(VolumeDraft.NameOf(name), SourceTexts.Of(mount["mountPath"]), mount.Place);
            subPaths.Add(VolumeDraft.NameOf(name), SourceTexts.Of(mount["subPath"]), mount.Place);
        }

        foreach (var mount in more?.Entries ?? [])
        {
            mounts.Add(mount.Key, mount.Value, mount.Place);
        }

        map.Add("mounts", mounts).Add("subPaths", subPaths);
        if (stated.Take($"{root}.dependsOn") is SourceList names)
        {
            map.Add("dependsOn", new DraftList([.. names.Items.Select(name => new DraftText(SourceTexts.Of(name) ?? ""))]), names.Place);
        }
    }

    private IEnumerable<string> VolumesOnDisk => (stated.Find("template.volumes") as SourceList)?.Items.OfType<SourceMap>()
        .Where(VolumeDraft.IsOnDisk).Select(volume => SourceTexts.Of(volume["name"]) ?? "") ?? [];

    public void AddProbe(DraftMap map, string role)
    {
        if (stated.Find($"{root}.{role}") is SourceMap probe)
        {
            map.Add(role, Probe(probe, $"{root}.{role}", role), probe.Place);
        }
    }

    private List<string> WordsOf(string property) => Container[property] is SourceList list ? [.. list.Items.Select(word => SourceTexts.Of(word) ?? "")] : [];

    private void AddVariable(SourceMap variable, DraftMap env, DraftMap secrets)
    {
        var name = SourceTexts.Of(variable["name"]) ?? "";
        var path = $"{root}.env[{name}]";
        stated.MarkTaken(path);
        if ((variable["valueSource"] as SourceMap)?["secretKeyRef"] is SourceMap reference)
        {
            secrets.Add(name, $"{SecretId(SourceTexts.Of(reference["secret"]) ?? "")}:{SourceTexts.Of(reference["version"]) ?? "latest"}", variable.Place);
            return;
        }

        var text = SourceTexts.Of(variable["value"]);
        if (variable["value"] is SourceUnknown unknown && !SecretText.IsVariable(name, SomeSecret))
        {
            notes.Ask($"{path}.value", $"the value, which is not evaluated: {unknown.Names} ({unknown.Reason})", null, unknown.Place);
        }
        else if (variable["value"] is SourceSecret or SourceUnknown || (text is not null && IsSecret(name, text)))
        {
            var id = name.ToLowerInvariant().Replace('_', '-');
            secrets.Add(name, $"{id}:1", variable.Place);
            if (text is not null)
            {
                notes.Add(SecretRules.TextHoldsNoSecret.Broken(
                    $"{path}.value", "is a secret in the clear, which everybody reads who may read the service",
                    $"Make the secret {id}, which the stack file names, and replace the value where it was handed out."), variable.Place);
            }

            notes.Ask(path, "the secret that holds it: its value is not taken over", $"{id}:1", variable.Place);
            notes.Commands.Add($"printf '%s' \"${name}\" | gcloud secrets create {id} --replication-policy=automatic --data-file=-");
        }
        else
        {
            env.Add(name, text ?? "", variable.Place);
        }
    }

    // projects/PROJECT/secrets/SECRET is kept: it is one of another project.
    private static string SecretId(string secret) => secret;

    // What is not known keeps its place, so that nothing runs in another order than today's.
    private DraftList Words(SourceList words, string path) => new([.. words.Items.Select((word, index) => Word(
        word, index > 0 ? SourceTexts.Of(words.Items[index - 1]) ?? "" : "", string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]")))]);

    private DraftText Word(SourceValue word, string before, string path)
    {
        var text = SourceTexts.Of(word) ?? "";
        if (word is SourceUnknown unknown)
        {
            notes.Ask(path, $"a word that is not evaluated: {unknown.Names} ({unknown.Reason})", null, word.Place);
        }
        else if (word is SourceSecret || SecretText.Redact(text) != text || SecretText.Precedes(before, text))
        {
            notes.LeaveSecret(path, "put it into Secret Manager, name it under secrets, and have the server read the variable", word.Place, isInTheClear: word is not SourceSecret);
            notes.Ask(path, $"a word without the secret that is in it{(SecretText.Redact(text) is var shown && shown != text ? $": {shown}" : "")}", null, word.Place);
        }
        else
        {
            return new(text) { Place = word.Place };
        }

        return new(null) { Place = word.Place };
    }

    private void Add(DraftMap map, string key, string property) => map.Add(key, stated.Text($"{root}.{property}"), stated.PlaceOf($"{root}.{property}"));

    private static bool IsSecret(string name, string value) => SecretText.IsVariable(name, value) || SecretText.Redact(value) != value;
}
