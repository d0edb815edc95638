using System.Text.Json;
using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>What a stack costs, as JSON: null where that is not known.</summary>
internal static class CostReportJson
{
    public static void Write(Utf8JsonWriter json, string name, CostReport? cost)
    {
        if (cost is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("pricesAsOf", cost.OldestPrice is { } day ? Day.Text(day) : null);
        WriteMonthly(json, "monthly", cost.Total);
        json.WriteStartArray("services");
        foreach (var service in cost.Services)
        {
            WriteService(json, service);
        }

        json.WriteEndArray();
        json.WriteStartArray("lines");
        foreach (var line in cost.Lines)
        {
            WriteLine(json, line);
        }

        json.WriteEndArray();
        json.WriteTexts("notes", cost.Notes);
        json.WriteEndObject();
    }

    public static void WriteMonthly(Utf8JsonWriter json, string name, MonthlyCost? cost)
    {
        if (cost is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteAmount("floor", cost.Floor);
        json.WriteAmount("usage", cost.Usage);
        json.WriteAmount("ceiling", cost.Ceiling);
        json.WriteEndObject();
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
        json.WriteString("read", line.Price is { } price ? Day.Text(price.Source.Read) : null);
        json.WriteEndObject();
    }
}
