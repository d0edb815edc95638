using System.Text.Json.Nodes;

namespace GpuInfra.Cli;

// The answer as JSON. What is not known is null; amounts of memory are bytes.
internal static class SizeJson
{
    public static string Write(SizeReport report) => JsonText.Of(new JsonObject
    {
        ["warning"] = report.Question.Warning,
        ["model"] = report.Question.Model,
        ["context"] = report.Question.Context,
        ["users"] = report.Question.Users,
        ["region"] = report.Question.Region,
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
        ["sidecars"] = JsonText.Array(sized.Spec.Service.Containers.Skip(1), sidecar => new JsonObject
        {
            ["name"] = sidecar.Name,
            ["cpu"] = sidecar.Cpu.ToString(),
            ["memory"] = sidecar.Memory.ToString(),
        }),
        ["slots"] = sized.Sizing?.Slots,
        ["parallelism"] = new JsonObject
        {
            ["modelInstances"] = sized.Parallelism.ModelInstances,
            ["parallelQueries"] = sized.Parallelism.ParallelQueries,
            ["batchSize"] = sized.Parallelism.BatchSize,
        },
        ["concurrency"] = sized.Concurrency,
        ["startupSeconds"] = sized.ProbeWindowSeconds,
        ["coldStartLeastSeconds"] = sized.Spec.Start?.Seconds.Least,
        ["coldStartExpectedSeconds"] = sized.Spec.Start?.ExpectedSeconds,
        ["coldStartMostSeconds"] = sized.Spec.Start?.Seconds.Most,
        ["perHour"] = JsonText.Amount(sized.Cost?.PerHour),
        ["zonalRedundancyPerHour"] = JsonText.Amount(sized.Cost?.Service.ZonalRedundancyPerHour),
        ["elsewhere"] = JsonText.Array(sized.Cost?.ElsewhereOf(sized) ?? [], other => new JsonObject
        {
            ["region"] = other.Region.Region,
            ["byInvitation"] = other.Region.Availability == Availability.InvitationOnly,
            ["isConfirmed"] = SizePrices.IsConfirmed(sized.Gpu, other.Region),
            ["perHour"] = JsonText.Amount(other.PerHour),
        }),
        ["prices"] = JsonText.Array(sized.Cost?.Prices ?? [], price => new JsonObject
        {
            ["id"] = price.Id,
            ["amount"] = JsonValue.Create(price.Amount),
            ["unit"] = price.Unit,
        }),
        ["perMonthAsUsed"] = JsonText.Amount(sized.Cost?.Service.Monthly.Usage),
        ["perMillionTokensAsUsed"] = JsonText.Amount(sized.Cost?.Service.PerMillionTokens),
        ["perThousandRequestsAsUsed"] = JsonText.Amount(sized.Cost?.Service.PerThousandRequests),
        ["mostTokensPerSecond"] = JsonText.Amount(sized.Bound?.MostPerSecond),
        ["leastReadBytesPerToken"] = JsonText.Amount(sized.Bound?.ReadBytes),
        ["leastPerMillionTokens"] = JsonText.Amount(sized.Cost is { } cost ? sized.Bound?.LeastPerMillion(cost.PerHour) : null),
        ["sources"] = JsonText.Array(SizeReport.Facts(sized).Where(fact => fact.Source is not null), fact => new JsonObject
        {
            ["figure"] = fact.Name,
            ["text"] = fact.Value,
            ["url"] = fact.Source!.Url,
            ["read"] = Day.Text(fact.Source.Read),
            ["isConfirmed"] = fact.Source.Certainty == Certainty.Confirmed,
        }),
        ["toDo"] = JsonText.Array(sized.Fits ? SizeText.Notes(sized) : []),
        ["stackFile"] = sized.Fits ? string.Concat(sized.Lines.Select(line => $"{line}\n")) : null,
    };
}
