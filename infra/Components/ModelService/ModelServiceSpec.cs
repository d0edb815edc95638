using Pulumi;

namespace GpuInfra;

/// <summary>A served model with every default applied.</summary>
public sealed record ModelServiceSpec
{
    /// <summary>The weights are in the image.</summary>
    public const string ImageSource = "image";

    /// <summary>The weights are in the bucket.</summary>
    public const string BucketSource = "bucket";

    private const string LoadingSource = "https://cloud.google.com/run/docs/configuring/services/gpu-best-practices";

    private ModelServiceSpec(Engine engine, GpuServiceSpec service, ServiceIdentityArgs identity)
    {
        Engine = engine;
        Service = service;
        Identity = identity;
    }

    /// <summary>The inference server.</summary>
    public Engine Engine { get; }

    /// <summary>The Cloud Run service.</summary>
    public GpuServiceSpec Service { get; }

    internal ServiceIdentityArgs Identity { get; }

    /// <summary>Applies the engine's defaults and runs every rule, those of the parts included.</summary>
    public static Checked<ModelServiceSpec> Check(string name, ModelServiceArgs args)
    {
        var engine = Engines.Find(args.Engine ?? Engines.CustomId);
        var service = GpuServiceSpec.Check(name, args, EnginePreset.Of(engine ?? Engines.Custom, args), args.Location ?? "");
        var identity = IdentityArgs(args);
        return new(new ModelServiceSpec(engine ?? Engines.Custom, service.Spec, identity),
        [
            .. EngineIsKnown(args, engine),
            .. ModelIsNamed(args, engine),
            .. ModelSourceIsKnown(args),
            .. service.Violations,
            .. ServiceIdentitySpec.Check(IdentityName(name), identity).Violations.Select(InModelServiceTerms),
        ]);
    }

    /// <summary>The spec, if no rule is broken.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken.</exception>
    public static ModelServiceSpec Require(string name, ModelServiceArgs args) =>
        Check(name, args).OrThrow(nameof(ModelService), name);

    internal static bool IsInBucket(ModelServiceArgs args) => args.ModelSource == BucketSource;

    internal static string IdentityName(string name) => $"{name}-identity";

    private static ServiceIdentityArgs IdentityArgs(ModelServiceArgs args) => new()
    {
        Existing = args.ServiceAccount,
        Deployers = [.. args.Deployers ?? []],
        Secrets = [.. SecretIds(args).Distinct().Order(StringComparer.Ordinal)],
        Project = args.Project is { } project ? (Input<string>)project : null,
        Bucket = args.Bucket,
        Repository = args.Repository,
        RepositoryLocation = args.Location!,
    };

    private static IEnumerable<string> SecretIds(ModelServiceArgs args) =>
        new[] { args.Secrets }
            .Concat((args.Sidecars ?? new Dictionary<string, SidecarArgs>()).Values.Select(sidecar => sidecar.Secrets))
            .SelectMany(secrets => secrets?.Values ?? [])
            .Select(reference => reference.Split(':')[0]);

    // The identity's arguments are this component's under another name; its secrets are checked where they are written.
    private static Violation InModelServiceTerms(Violation violation) =>
        violation.Path == "existing" ? violation with { Path = "serviceAccount" } : violation;

    private static IEnumerable<Violation> EngineIsKnown(ModelServiceArgs args, Engine? engine)
    {
        if (engine is null)
        {
            yield return Violation.Error(
                "engine", $"is '{args.Engine}', which is not an engine that is known",
                $"Use one of {string.Join(", ", Engines.All.Select(e => e.Id))}.", LoadingSource);
        }
    }

    private static IEnumerable<Violation> ModelIsNamed(ModelServiceArgs args, Engine? engine)
    {
        if (engine is not null && engine != Engines.Custom && string.IsNullOrWhiteSpace(args.Model))
        {
            yield return Violation.Error(
                "model", $"is missing, but {engine.Title} must know what to load",
                "Name the model in the engine's own words.", engine.Source.Url);
        }
    }

    private static IEnumerable<Violation> ModelSourceIsKnown(ModelServiceArgs args)
    {
        if (args.ModelSource is not (null or ImageSource or BucketSource))
        {
            yield return Violation.Error(
                "modelSource", $"is '{args.ModelSource}', which is not a place for weights",
                $"Use {ImageSource} or {BucketSource}.", LoadingSource);
        }
    }
}
