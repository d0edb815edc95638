namespace GpuInfra.Planning;

// Why a preview failed: what the engine refuses, in its own words.
internal static class PreviewFailure
{
    private const string Severity = "error";
    private const string Prefix = "error: ";

    // What the engine says at the end of every run that failed.
    private static readonly string[] Closings = ["preview failed", "update failed"];

    // The first reason; nothing if the preview did not fail.
    public static string? Of(IEnumerable<PlanDiagnostic> diagnostics) => Reasons(diagnostics).FirstOrDefault();

    // The other reasons, in sentences.
    public static IEnumerable<string> Others(IEnumerable<PlanDiagnostic> diagnostics) =>
        Reasons(diagnostics).Skip(1).Select(static reason => $"The preview also failed here: {reason}.");

    private static List<string> Reasons(IEnumerable<PlanDiagnostic> diagnostics)
    {
        var reasons = diagnostics.Where(static diagnostic => diagnostic.Severity == Severity).Select(Reason).Distinct().ToList();
        return reasons.Except(Closings).ToList() is { Count: > 0 } told ? told : reasons;
    }

    // The first sentence, with the name of the resource in the place of its URN.
    private static string Reason(PlanDiagnostic diagnostic)
    {
        var message = diagnostic.Message.Trim();
        message = message.StartsWith(Prefix, StringComparison.Ordinal) ? message[Prefix.Length..] : message;
        var words = string.Join(' ', message.Split((char[])['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        if (diagnostic.Urn is { } urn && UrnParts.Find(urn) is { } parts)
        {
            words = words.Replace($"\"{urn}\"", parts.Name, StringComparison.Ordinal).Replace(urn, parts.Name, StringComparison.Ordinal);
            words = words.Contains(parts.Name, StringComparison.Ordinal) ? words : $"{parts.Name}: {words}";
        }

        var end = words.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? words : words[..end]).TrimEnd('.');
    }
}
