using System.Globalization;

namespace GpuInfra.Cli;

/// <summary>The models whose sizes are known.</summary>
internal static class ModelTopics
{
    private const decimal BytesPerGigabyte = 1_000_000_000;

    public static IEnumerable<Topic> All => Models.All.Select(model => new Topic("models", model.Name, TitleOf(model))
    {
        Facts =
        [
            new("weights", Gigabytes(model.WeightBytes), model.Source),
            new("cache", $"{Gigabytes(model.Cache.BytesOf(model.MaximumContext))} for a request with a full context", model.Source),
            new("longest context", string.Create(CultureInfo.InvariantCulture, $"{model.MaximumContext} tokens"), model.Source),
        ],
    });

    public static string Gigabytes(decimal bytes) =>
        string.Create(CultureInfo.InvariantCulture, $"{bytes / BytesPerGigabyte:0.##} GB");

    private static string TitleOf(ModelFacts model) =>
        $"a model for {Engines.All.First(engine => engine.Id == model.EngineId).Title}";
}
