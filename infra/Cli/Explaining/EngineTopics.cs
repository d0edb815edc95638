namespace GpuInfra.Cli;

/// <summary>The inference servers.</summary>
internal static class EngineTopics
{
    public static IEnumerable<Topic> All => Engines.All.Select(engine => new Topic("engines", engine.Id, engine.Title)
    {
        Text = engine == Engines.Custom ? "Nothing is assumed: say the probes, the port and the environment yourself." : "",
        Facts = engine == Engines.Custom ? [] :
        [
            new("names a model", engine.ModelExample, engine.Source),
            new("health path", engine.HealthPath ?? "not known", engine.Source),
            new("answers", engine.OpensBeforeLoaded ? "before the model is loaded" : "once the model is loaded", engine.Source),
            .. Needs(engine),
        ],
    });

    private static IEnumerable<Fact> Needs(Engine engine) => engine.Needs is not { } needs ? [] :
    [
        new("warm-up", $"{needs.WarmUp}, the loading of the weights left aside", needs.Source),
        new("GPU memory", $"at least {ModelTopics.Gigabytes(needs.MemoryBytes)} for itself", needs.Source),
    ];
}
