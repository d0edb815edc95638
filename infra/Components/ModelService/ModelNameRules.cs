namespace GpuInfra;

// Whether a model is named as its engine names models, and where the engine looks for it.
internal static partial class ModelNameRules
{
    internal static readonly Rule ModelIsInEnginesWords = new(
        "MOD017", "A model is named as its engine names models.",
        "Ollama has names with a tag, vLLM has folders and repositories. The other's name is not found.")
    { Severity = Severity.Warning, Source = ServerSources.Ollama.Url };

    internal static readonly Rule ModelIsKnown = new(
        "MOD018", "The name of a model is not a slip of a known one.",
        "A model that is not there is found out when the first instance starts. One that is only unknown here is not told of.")
    { Severity = Severity.Warning, Source = ServerSources.Ollama.Url };

    internal static readonly Rule ModelHasWay = new(
        "MOD021", "A model that is named by an address can be read there.",
        "The service's account may read the platform's bucket alone, and most engines read folders, not addresses.")
    { Source = ModelSources.Loading.Url };

    private const string CloudStorage = "gs://";

    // In the names of variables that say where a model is; others may say where results go.
    private static readonly string[] ModelWords = ["model", "weight", "checkpoint", "lora", "adapter", "storage_uri"];

    private const int ShortestFamily = 4;
    private const int LongFamily = 7;

    internal static IEnumerable<Violation> Check(ModelServiceArgs args, Engine engine, GpuServiceSpec service) =>
    [
        .. args is { IsImported: true, Model: { } name } ? args.Origin is null ? [] : [.. CheckModelIsInEnginesWords(name, engine), .. CheckModelIsKnown(name, engine)]
            : args.Model is { } model && engine.Server is not null
            ? engine.IsAddress(model) ? AddressHasWay(args, engine, service)
                : model.StartsWith('/') && args.Served.IsInBucket ? FolderIsOfBucket(model, engine)
                : [.. CheckModelIsInEnginesWords(model, engine), .. CheckModelIsKnown(model, engine)]
            : [],
        .. service.Containers.SelectMany(container => ArgumentHasWay(container, args)),
    ];

    // Whether nothing is wrong with a name as such.
    internal static bool IsName(string? model, Engine engine) => !string.IsNullOrWhiteSpace(model)
        && !engine.IsAddress(model) && !CheckModelIsInEnginesWords(model, engine).Concat(CheckModelIsKnown(model, engine)).Any();

    private static IEnumerable<Violation> CheckModelIsInEnginesWords(string model, Engine engine)
    {
        if (engine.MistakeOf(model) is { } mistake)
        {
            yield return ModelIsInEnginesWords.Broken("model", $"is '{model}', {mistake.Problem}", mistake.Fix, mistake.Source?.Url);
        }
    }

    // A size or a version that nobody here knows may exist; a family that differs from a known one by a letter hardly does.
    private static IEnumerable<Violation> CheckModelIsKnown(string model, Engine engine)
    {
        var family = Family().Match(model[(model.LastIndexOf('/') + 1)..]).Value;
        var known = Models.Families;
        if (family.Length < ShortestFamily || known.Contains(family, StringComparer.OrdinalIgnoreCase))
        {
            yield break;
        }

        var near = known.FirstOrDefault(other =>
            Wording.Distance(other, family.ToLowerInvariant()) <= (Math.Min(other.Length, family.Length) >= LongFamily ? 2 : 1));
        if (near is not null)
        {
            var start = model.LastIndexOf(family, StringComparison.Ordinal);
            var spelled = char.IsUpper(family[0]) ? char.ToUpperInvariant(near[0]) + near[1..] : near;
            yield return ModelIsKnown.Broken(
                "model", $"is '{model}', of a family that is not known",
                $"Did you mean {model[..start]}{spelled}{model[(start + family.Length)..]}?", engine.Source.Url);
        }
    }

    private static IEnumerable<Violation> AddressHasWay(ModelServiceArgs args, Engine engine, GpuServiceSpec service)
    {
        if (args.Served.IsInBucket || !engine.ReadsAddresses(ServerCommand.Of(service.Serving)?.Find(ServerSetting.LoadFormat)?.Text))
        {
            yield return ModelHasWay.Broken(
                "model", $"is '{args.Model}', an address, but {engine.Title} is to find its model in a folder",
                $"Copy it into the platform's bucket, say modelSource: bucket, and name the folder in it, such as {engine.ModelExample}.");
        }
        else if (args.Model!.StartsWith(CloudStorage, StringComparison.Ordinal))
        {
            yield return CheckModelHasWay("model", args.Model, Bucket(args.Model));
        }
    }

    private static IEnumerable<Violation> FolderIsOfBucket(string model, Engine engine)
    {
        yield return ModelHasWay.Broken(
            "model", $"is '{model}', a path, but with modelSource: bucket {engine.Title} is told a folder of the bucket",
            $"Use {(model.StartsWith($"{Engine.ModelFolder}/", StringComparison.Ordinal) ? model[Engine.ModelFolder.Length..] : model).Trim('/')}.");
    }

    private static IEnumerable<Violation> ArgumentHasWay(ContainerSpec container, ModelServiceArgs args)
    {
        if (container is { IsOfPreset: true, LateEnv: not null })
        {
            return [];
        }

        var granted = args.Served.IsInBucket && args.Bucket is { } bucket ? WiringRules.PlainText(bucket) : null;
        return Own(container.Command, container.PresetCommand, "command")
            .Concat(Own(container.Args, container.PresetArgs, "args"))
            .Select(word => (word.Text, Path: ArgumentPath.Join(container.Path, word.Path)))
            .Concat(Variables(container))
            .Where(word => word.Text.Contains(CloudStorage, StringComparison.Ordinal))
            .Select(word => (word.Path, Address: word.Text[word.Text.IndexOf(CloudStorage, StringComparison.Ordinal)..].Split(' ', '"', '\'')[0]))
            .Where(word => Bucket(word.Address) != granted)
            .Select(word => CheckModelHasWay(word.Path, word.Address, Bucket(word.Address)));
    }

    private static IEnumerable<(string Text, string Path)> Own(IReadOnlyList<string> words, int preset, string list) =>
        words.Skip(preset).Select((word, index) => (word, ArgumentPath.Index(list, index)));

    private static IEnumerable<(string Text, string Path)> Variables(ContainerSpec container) =>
        from variable in container.Env
        where !container.IsOfPreset && !container.PresetEnv.Contains(variable.Key)
            && ModelWords.Any(word => variable.Key.Contains(word, StringComparison.OrdinalIgnoreCase))
        select (variable.Value, ArgumentPath.Join(container.Path, ArgumentPath.Key("env", variable.Key)));

    private static Violation CheckModelHasWay(string path, string address, string bucket) => ModelHasWay.Warning(
        path, $"reads {address}, but nothing here lets the service read the bucket {bucket}",
        $"Grant roles/storage.objectViewer on it to the service's account, or say modelSource: bucket and use the platform's.",
        Sources.BucketVolumes.Url);

    private static string Bucket(string address) => address[CloudStorage.Length..].Split('/')[0];

    [GeneratedRegex("^[A-Za-z]+")]
    private static partial Regex Family();
}
