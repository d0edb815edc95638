using System.Text.Json.Nodes;

namespace GpuInfra.Cli;

// Costs and capacities as JSON. What is not known is null.
internal static class CostJson
{
    // One object for each stack.
    public static string Write(IReadOnlyList<CostedStack> stacks) => JsonText.Of(JsonText.Array(stacks, stack => new JsonObject
    {
        ["stack"] = stack.Now.Cost.Stack,
        ["cost"] = Of(stack.Now.Cost),
        ["capacity"] = Of(stack.Now.Capacity),
        ["whatIf"] = stack.Supposed is null ? null : WhatIf(stack),
    }));

    public static JsonObject? Of(CostReport? cost) => cost is null ? null : new()
    {
        ["pricesAsOf"] = cost.OldestPrice is { } day ? Day.Text(day) : null,
        ["monthly"] = Of(cost.Total),
        ["services"] = JsonText.Array(cost.Services, Of),
        ["lines"] = JsonText.Array(cost.Lines, Of),
        ["imports"] = JsonText.Array(cost.Imports, Of),
        ["notes"] = JsonText.Array(cost.Notes),
    };

    public static JsonObject? Of(MonthlyCost? cost) => cost is null ? null : new()
    {
        ["floor"] = JsonText.Amount(cost.Floor),
        ["usage"] = JsonText.Amount(cost.Usage),
        ["ceiling"] = JsonText.Amount(cost.Ceiling),
    };

    public static JsonObject? Of(CapacityReport? capacity) => capacity is null ? null : new()
    {
        ["meters"] = JsonText.Array(capacity.Meters, Of),
        ["services"] = JsonText.Array(capacity.Services, Of),
    };

    private static JsonObject WhatIf(CostedStack stack)
    {
        var json = new JsonObject
        {
            ["changes"] = stack.Supposed,
            ["problems"] = JsonText.Array(stack.Problems.Select(CostComparison.LineOf)),
        };
        if (stack.Then is { } then)
        {
            var (now, after) = (stack.Now.Cost.Total, then.Cost.Total);
            json["cost"] = Of(then.Cost);
            json["capacity"] = Of(then.Capacity);
            json["difference"] = Of(new MonthlyCost(after.Floor - now.Floor, after.Ceiling - now.Ceiling, after.Usage - now.Usage));
        }

        return json;
    }

    private static JsonObject Of(ServiceCost service) => new()
    {
        ["name"] = service.Name,
        ["shape"] = service.Shape,
        ["monthly"] = Of(service.Monthly),
        ["perActiveHour"] = JsonText.Amount(service.PerActiveHour),
        ["zonalRedundancyPerHour"] = JsonText.Amount(service.ZonalRedundancyPerHour),
        ["hasZonalRedundancy"] = service.HasZonalRedundancy,
        ["perMillionTokens"] = JsonText.Amount(service.PerMillionTokens),
        ["perThousandRequests"] = JsonText.Amount(service.PerThousandRequests),
    };

    private static JsonObject Of(CostLine line) => new()
    {
        ["subject"] = line.Subject,
        ["item"] = line.Item,
        ["monthly"] = Of(line.Monthly),
        ["basis"] = line.Basis,
        ["price"] = line.Price?.Id,
        ["source"] = line.Price?.Source.Url,
        ["read"] = line.Price is { } price ? Day.Text(price.Source.Read) : null,
    };

    private static JsonObject Of(ImportCost import) => new()
    {
        ["name"] = import.Name,
        ["model"] = import.Brings,
        ["bytes"] = import.Bytes,
        ["leastSeconds"] = import.Seconds?.Least,
        ["mostSeconds"] = import.Seconds?.Most,
        ["usd"] = JsonText.Amount(import.Dollars),
        ["deployTimeoutSeconds"] = JsonText.Amount((decimal?)import.DeployTimeout?.TotalSeconds),
    };

    private static JsonObject Of(CapacityMeter meter) => new()
    {
        ["name"] = meter.Name,
        ["unit"] = meter.Unit,
        ["warm"] = JsonText.Amount(meter.Warm),
        ["most"] = JsonText.Amount(meter.Most),
        ["duringRollout"] = JsonText.Amount(meter.DuringRollout),
        ["limit"] = JsonText.Amount(meter.Limit),
        ["basis"] = meter.Basis,
        ["source"] = meter.Source.Url,
    };

    private static JsonObject Of(ServiceCapacity service) => new()
    {
        ["name"] = service.Name,
        ["minInstances"] = service.MinInstances,
        ["maxInstances"] = service.MaxInstances,
        ["requestsAtMax"] = service.RequestsAtMax,
        ["coldStartLeastSeconds"] = JsonText.Amount((decimal?)service.ColdStart?.Least.TotalSeconds),
        ["coldStartExpectedSeconds"] = JsonText.Amount((decimal?)service.ColdStart?.Expected.TotalSeconds),
        ["coldStartMostSeconds"] = JsonText.Amount((decimal?)service.ColdStart?.Most.TotalSeconds),
        ["coldStartBasis"] = service.ColdStartBasis,
    };
}
