using System.Text.Json.Nodes;

namespace GpuInfra.Cli;

// The answer as JSON. What is not known is null; amounts of memory are bytes.
internal static class SizeJson
{
    public static string Write(SizeReport report) => JsonText.Of(new JsonObject
    {
        ["model"] = report.Question.Model,
        ["context"] = report.Question.Context,
        ["users"] = report.Question.Users,
        ["fits"] = report.Choice is not null,
        ["choice"] = report.Choice is { } choice ? Of(choice) : null,
        ["alternatives"] = JsonText.Array(report.All.Where(sized => sized != report.Choice), Of),
    });

    private static JsonObject Of(Sized sized) => new()
    {
        ["engine"] = sized.Form.Engine.Id,
        ["model"] = sized.Form.Name,
        ["gpu"] = sized.Gpu.Id,
        ["verdict"] = sized.Verdict,
        ["refusal"] = sized.Refusal,
        ["weightBytes"] = sized.Sizing?.WeightBytes,
        ["cacheBytes"] = JsonText.Amount(sized.Sizing?.CacheBytes),
        ["engineBytes"] = sized.Sizing?.EngineBytes,
        ["neededBytes"] = JsonText.Amount(sized.Sizing?.NeededBytes),
        ["roomBytes"] = JsonText.Amount(sized.Sizing?.RoomBytes),
        ["longestContext"] = sized.Sizing?.LongestContext,
        ["cpu"] = sized.Spec.Service.Serving.Cpu.ToString(),
        ["memory"] = sized.Spec.Service.Serving.Memory.ToString(),
        ["slots"] = sized.Sizing?.Slots,
        ["concurrency"] = sized.Concurrency,
        ["startupSeconds"] = sized.ProbeWindowSeconds,
        ["coldStartLeastSeconds"] = sized.Spec.Start?.Seconds.Least,
        ["coldStartExpectedSeconds"] = sized.Spec.Start?.ExpectedSeconds,
        ["coldStartMostSeconds"] = sized.Spec.Start?.Seconds.Most,
        ["perHour"] = JsonText.Amount(sized.PerHour),
        ["mostTokensPerSecond"] = JsonText.Amount(sized.MostTokensPerSecond),
        ["leastPerMillionTokens"] = JsonText.Amount(sized.LeastPerMillionTokens),
        ["sources"] = JsonText.Array(SizeReport.Facts(sized).Where(fact => fact.Source is not null), fact => new JsonObject
        {
            ["figure"] = fact.Name,
            ["url"] = fact.Source!.Url,
            ["read"] = Day.Text(fact.Source.Read),
            ["isConfirmed"] = fact.Source.Certainty == Certainty.Confirmed,
        }),
        ["toDo"] = JsonText.Array(sized.Fits ? SizeText.Notes(sized) : []),
        ["stackFile"] = sized.Fits ? string.Concat(sized.Lines.Select(line => $"{line}\n")) : null,
    };
}
