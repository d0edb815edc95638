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
        json.WriteTexts("problems", stack.Problems.Select(CostComparison.LineOf));
        if (stack.Then is { } then)
        {
            WriteCosts(json, then);
            var (now, after) = (stack.Now.Cost.Total, then.Cost.Total);
            CostReportJson.WriteMonthly(
                json, "difference", new(after.Floor - now.Floor, after.Ceiling - now.Ceiling, after.Usage - now.Usage));
        }

        json.WriteEndObject();
    }

    private static void WriteCosts(Utf8JsonWriter json, StackCosts costs)
    {
        CostReportJson.Write(json, "cost", costs.Cost);
        CapacityJson.Write(json, "capacity", costs.Capacity);
    }
}
