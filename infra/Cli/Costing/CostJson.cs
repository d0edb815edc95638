using System.Globalization;
using System.Text.Json;
using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>Costs and capacities as a JSON array, one object for each stack. What is not known is null.</summary>
internal static class CostJson
{
    public static string Write(IReadOnlyList<CostedStack> stacks) => JsonText.Of(json =>
    {
        json.WriteStartArray();
        foreach (var stack in stacks)
        {
            json.WriteStartObject();
            json.WriteString("stack", stack.Now.Cost.Stack);
            WriteCosts(json, stack.Now);
            WriteWhatIf(json, stack);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    private static void WriteWhatIf(Utf8JsonWriter json, CostedStack stack)
    {
        if (stack.Supposed is null)
        {
            json.WriteNull("whatIf");
            return;
        }

        json.WriteStartObject("whatIf");
        json.WriteString("changes", stack.Supposed);
        json.WriteStartArray("problems");
        foreach (var problem in stack.Problems)
        {
            json.WriteStringValue(CostComparison.LineOf(problem));
        }

        json.WriteEndArray();
        if (stack.Then is { } then)
        {
            WriteCosts(json, then);
            var (now, after) = (stack.Now.Cost.Total, then.Cost.Total);
            WriteMonthly(json, "difference", new(after.Floor - now.Floor, after.Ceiling - now.Ceiling, after.Usage - now.Usage));
        }

        json.WriteEndObject();
    }

    private static void WriteCosts(Utf8JsonWriter json, StackCosts costs)
    {
        json.WriteStartObject("cost");
        json.WriteString("pricesAsOf", costs.Cost.OldestPrice?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        WriteMonthly(json, "monthly", costs.Cost.Total);
        json.WriteStartArray("services");
        foreach (var service in costs.Cost.Services)
        {
            WriteService(json, service);
        }

        json.WriteEndArray();
        json.WriteStartArray("lines");
        foreach (var line in costs.Cost.Lines)
        {
            WriteLine(json, line);
        }

        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in costs.Cost.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        CapacityJson.Write(json, costs.Capacity);
    }

    private static void WriteService(Utf8JsonWriter json, ServiceCost service)
    {
        json.WriteStartObject();
        json.WriteString("name", service.Name);
        json.WriteString("shape", service.Shape);
        WriteMonthly(json, "monthly", service.Monthly);
        json.WriteAmount("perActiveHour", service.PerActiveHour);
        json.WriteAmount("zonalRedundancyPerHour", service.ZonalRedundancyPerHour);
        json.WriteBoolean("hasZonalRedundancy", service.HasZonalRedundancy);
        json.WriteAmount("perMillionTokens", service.PerMillionTokens);
        json.WriteAmount("perThousandRequests", service.PerThousandRequests);
        json.WriteEndObject();
    }

    private static void WriteLine(Utf8JsonWriter json, CostLine line)
    {
        json.WriteStartObject();
        json.WriteString("subject", line.Subject);
        json.WriteString("item", line.Item);
        WriteMonthly(json, "monthly", line.Monthly);
        json.WriteString("basis", line.Basis);
        json.WriteString("price", line.Price?.Id);
        json.WriteString("source", line.Price?.Source.Url);
        json.WriteString("read", line.Price?.Source.Read.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteEndObject();
    }

    private static void WriteMonthly(Utf8JsonWriter json, string name, MonthlyCost cost)
    {
        json.WriteStartObject(name);
        json.WriteAmount("floor", cost.Floor);
        json.WriteAmount("usage", cost.Usage);
        json.WriteAmount("ceiling", cost.Ceiling);
        json.WriteEndObject();
    }
}
