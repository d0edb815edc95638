using System.Globalization;
using System.Text.Json;
using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>What both sides of a change cost and take, for programs.</summary>
internal static class ImpactJson
{
    public static void WriteCost(Utf8JsonWriter json, StackReview review)
    {
        json.WriteStartObject("cost");
        WriteReport(json, "before", review.CostBefore);
        WriteReport(json, "after", review.Cost);
        json.WriteEndObject();
    }

    public static void WriteCapacity(Utf8JsonWriter json, StackReview review)
    {
        json.WriteStartObject("capacity");
        WriteReport(json, "before", review.CapacityBefore);
        WriteReport(json, "after", review.Capacity);
        json.WriteEndObject();
    }

    private static void WriteReport(Utf8JsonWriter json, string name, CostReport? report)
    {
        if (report is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        WriteMonthly(json, report.Total);
        json.WriteString("oldestPrice", report.OldestPrice?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteStartArray("services");
        foreach (var service in report.Services)
        {
            json.WriteStartObject();
            json.WriteString("name", service.Name);
            json.WriteString("shape", service.Shape);
            WriteMonthly(json, service.Monthly);
            json.WriteNumber("perActiveHour", service.PerActiveHour);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMonthly(Utf8JsonWriter json, MonthlyCost monthly)
    {
        json.WriteNumber("floor", monthly.Floor);
        WriteNumber(json, "usage", monthly.Usage);
        json.WriteNumber("ceiling", monthly.Ceiling);
    }

    private static void WriteReport(Utf8JsonWriter json, string name, CapacityReport? report)
    {
        if (report is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteStartArray("meters");
        foreach (var meter in report.Meters)
        {
            WriteMeter(json, meter);
        }

        json.WriteEndArray();
        json.WriteStartArray("services");
        foreach (var service in report.Services)
        {
            WriteService(json, service);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteMeter(Utf8JsonWriter json, CapacityMeter meter)
    {
        json.WriteStartObject();
        json.WriteString("name", meter.Name);
        json.WriteString("unit", meter.Unit);
        json.WriteNumber("warm", meter.Warm);
        json.WriteNumber("most", meter.Most);
        json.WriteNumber("duringRollout", meter.DuringRollout);
        WriteNumber(json, "limit", meter.Limit);
        json.WriteString("basis", meter.Basis);
        json.WriteEndObject();
    }

    private static void WriteService(Utf8JsonWriter json, ServiceCapacity service)
    {
        json.WriteStartObject();
        json.WriteString("name", service.Name);
        json.WriteNumber("minInstances", service.MinInstances);
        json.WriteNumber("maxInstances", service.MaxInstances);
        json.WriteNumber("requestsAtMax", service.RequestsAtMax);
        WriteNumber(json, "coldStartLeastSeconds", (decimal?)service.ColdStart?.Least.TotalSeconds);
        WriteNumber(json, "coldStartMostSeconds", (decimal?)service.ColdStart?.Most.TotalSeconds);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
