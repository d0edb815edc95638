namespace GpuInfra;

/// <summary>What a served model needs beyond what its service and its identity do.</summary>
internal static class ModelServiceRules
{
    private static readonly Source Loading = new(
        "https://docs.cloud.google.com/run/docs/configuring/services/gpu-best-practices",
        new DateOnly(2026, 10, 7),
        Certainty.Confirmed);

    private static readonly Choice<Engine> KnownEngines = new(
        Loading, [.. Engines.All.Select(engine => KeyValuePair.Create(engine.Id, engine))]);

    private static readonly Choice<bool> ModelSources = new(
        Loading, new(ModelServiceSpec.ImageSource, false), new(ModelServiceSpec.BucketSource, true));

    internal static IEnumerable<Violation> Check(ModelServiceArgs args, Engine engine) =>
    [
        .. ModelIsNamed(args, engine),
        .. ModelSourceIsKnown(args),
        .. BucketIsGiven(args),
        .. NetworkIsGiven(args),
        .. Secrets(args).SelectMany(secret => SecretIsGrantedHere(secret.Path, secret.Text)),
    ];

    /// <summary>The engine of a word; an unknown one is the engine that it looks most like.</summary>
    internal static Engine ReadEngine(string? word, ICollection<Violation> violations) =>
        KnownEngines.Read("engine", word ?? Engines.CustomId, violations);

    /// <summary>Every secret of every container, and where it is said.</summary>
    internal static IEnumerable<(string Path, string Text)> Secrets(ModelServiceArgs args) =>
        In("", args.Secrets).Concat((args.Sidecars ?? new Dictionary<string, SidecarArgs>())
            .SelectMany(sidecar => In(ArgumentPath.Key("sidecars", sidecar.Key), sidecar.Value.Secrets)));

    internal static bool IsElsewhere(this SecretReference reference) => reference.Secret.Contains('/', StringComparison.Ordinal);

    private static IEnumerable<Violation> ModelIsNamed(ModelServiceArgs args, Engine engine)
    {
        if (engine != Engines.Custom && string.IsNullOrWhiteSpace(args.Model))
        {
            yield return Violation.Error(
                "model", $"is missing, but {engine.Title} must know what to load",
                $"Name the model in the engine's own words, such as {engine.ModelExample}.", engine.Source.Url);
        }
    }

    private static List<Violation> ModelSourceIsKnown(ModelServiceArgs args)
    {
        var violations = new List<Violation>();
        ModelSources.Read("modelSource", args.ModelSource ?? ModelServiceSpec.ImageSource, violations);
        return violations;
    }

    private static IEnumerable<Violation> BucketIsGiven(ModelServiceArgs args)
    {
        if (ModelServiceSpec.IsInBucket(args) && args.Bucket is null)
        {
            yield return Violation.Error(
                "bucket", "is missing, but modelSource is bucket", "Name the bucket with the models.", Loading.Url);
        }
    }

    private static IEnumerable<Violation> NetworkIsGiven(ModelServiceArgs args)
    {
        if (args.Network is null && args.Subnetwork is null)
        {
            yield return Violation.Error(
                "network", "is missing, and so is subnetwork: egress would leave past every firewall rule",
                "Say the network or the subnetwork that it leaves through.", Sources.DirectVpc.Url);
        }
    }

    private static IEnumerable<Violation> SecretIsGrantedHere(string path, string text)
    {
        if (SecretReference.TryParse(text) is { } reference && reference.IsElsewhere())
        {
            yield return Violation.Warning(
                path, $"is {reference}, and a grant on a secret with a full name is not made here",
                "Grant roles/secretmanager.secretAccessor on it to the service's account.", Sources.Secrets.Url);
        }
    }

    private static IEnumerable<(string Path, string Text)> In(string container, IDictionary<string, string>? secrets) =>
        (secrets ?? new Dictionary<string, string>())
            .Select(secret => (ArgumentPath.Key(ArgumentPath.Join(container, "secrets"), secret.Key), secret.Value));
}
