using System.Text.Json;

namespace GpuInfra.Cli;

/// <summary>Findings as a JSON array, in the order of the stacks and of their files. What is not known is null.</summary>
internal static class FindingsJson
{
    public static string Write(IReadOnlyList<Finding> findings) => JsonText.Of(json => WriteAll(json, findings));

    public static void Write(Utf8JsonWriter json, string name, IEnumerable<Finding> findings)
    {
        json.WritePropertyName(name);
        WriteAll(json, findings);
    }

    /// <summary>Writes what becomes of findings; null where those of the other side are not known.</summary>
    public static void WriteComparison(Utf8JsonWriter json, string name, FindingComparison comparison)
    {
        if (!comparison.IsKnown)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        Write(json, "new", comparison.Of(FindingState.New));
        Write(json, "gone", comparison.Of(FindingState.Gone));
        Write(json, "unchanged", comparison.Unchanged);
        Write(json, "newlySilenced", comparison.Of(FindingState.Silenced));
        Write(json, "noLongerSilenced", comparison.Of(FindingState.Unsilenced));
        Write(json, "silenced", comparison.Silenced);
        json.WriteEndObject();
    }

    private static void WriteAll(Utf8JsonWriter json, IEnumerable<Finding> findings)
    {
        json.WriteStartArray();
        foreach (var finding in findings)
        {
            WriteFinding(json, finding);
        }

        json.WriteEndArray();
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding)
    {
        var problem = finding.Problem;
        json.WriteStartObject();
        json.WriteString("stack", finding.Stack);
        json.WriteString("file", problem.Place.File);
        WriteNumber(json, "line", problem.Place.Line);
        WriteNumber(json, "column", problem.Place.Column);
        json.WriteString("rule", finding.Rule.Id);
        json.WriteString("name", problem.Rule.Name);
        json.WriteString("severity", finding.Severity);
        json.WriteString("path", SecretText.Redact(problem.Path));
        json.WriteString("problem", problem.Problem);
        json.WriteString("fix", problem.Fix);
        json.WriteString("source", problem.Source);
        json.WriteString("silenced", problem.Silenced);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int number)
    {
        if (number > 0)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
