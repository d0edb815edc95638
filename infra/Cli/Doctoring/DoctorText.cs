using System.Text.Json.Nodes;

namespace GpuInfra.Cli;

// What a deployment needs, line by line, with what to do below what is not there.
internal static class DoctorText
{
    public static string Write(IReadOnlyList<Symptom> symptoms)
    {
        var text = new StringBuilder();
        var width = symptoms.Max(symptom => symptom.Name.Length);
        foreach (var symptom in symptoms)
        {
            text.Append(CultureInfo.InvariantCulture, $"{symptom.Word,-7}  {VisibleText.Of(symptom.Name).PadRight(width)}  {VisibleText.Of(symptom.Detail)}\n");
            if (symptom.Fix is { } fix)
            {
                text.Append(CultureInfo.InvariantCulture, $"{"",-7}  {"".PadRight(width)}  {VisibleText.Of(fix)}\n");
            }
        }

        var (fatal, optional) = (symptoms.Count(symptom => symptom.IsFatal), symptoms.Count(symptom => symptom.Health == Health.Missing && !symptom.IsFatal));
        var unknown = symptoms.Count(symptom => symptom.Health == Health.Unknown);
        return text.Append(CultureInfo.InvariantCulture, $"\n{(fatal == 0 ? "Nothing that 'pulumi up' needs is known to be missing" : $"{fatal} missing")}")
            .Append(optional == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {optional} that it does without"))
            .Append(unknown == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {unknown} unknown"))
            .Append(".\n").ToString();
    }
}

// The same as a JSON array.
internal static class DoctorJson
{
    public static string Write(IReadOnlyList<Symptom> symptoms) => JsonText.Of(new JsonArray([.. symptoms.Select(JsonNode (symptom) => new JsonObject
    {
        ["name"] = symptom.Name,
        ["state"] = symptom.Word,
        ["needed"] = !symptom.IsOptional,
        ["detail"] = symptom.Detail,
        ["fix"] = symptom.Fix,
    })]));
}
