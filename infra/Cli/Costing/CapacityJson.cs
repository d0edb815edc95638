using System.Text.Json;
using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>What a stack takes, as JSON: null where that is not known.</summary>
internal static class CapacityJson
{
    public static void Write(Utf8JsonWriter json, string name, CapacityReport? capacity)
    {
        if (capacity is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteStartArray("meters");
        foreach (var meter in capacity.Meters)
        {
            WriteMeter(json, meter);
        }

        json.WriteEndArray();
        json.WriteStartArray("services");
        foreach (var service in capacity.Services)
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
        json.WriteAmount("warm", meter.Warm);
        json.WriteAmount("most", meter.Most);
        json.WriteAmount("duringRollout", meter.DuringRollout);
        json.WriteAmount("limit", meter.Limit);
        json.WriteString("basis", meter.Basis);
        json.WriteString("source", meter.Source.Url);
        json.WriteEndObject();
    }

    private static void WriteService(Utf8JsonWriter json, ServiceCapacity service)
    {
        json.WriteStartObject();
        json.WriteString("name", service.Name);
        json.WriteNumber("minInstances", service.MinInstances);
        json.WriteNumber("maxInstances", service.MaxInstances);
        json.WriteNumber("requestsAtMax", service.RequestsAtMax);
        json.WriteAmount("coldStartLeastSeconds", (decimal?)service.ColdStart?.Least.TotalSeconds);
        json.WriteAmount("coldStartMostSeconds", (decimal?)service.ColdStart?.Most.TotalSeconds);
        json.WriteString("coldStartBasis", service.ColdStartBasis);
        json.WriteEndObject();
    }
}
