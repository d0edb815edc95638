namespace GpuInfra.Cli;

// Values of inputs as short text.
internal static class InputText
{
    private const string Unknown = "(unknown)";
    private const string Opening = "${";
    private const string Digest = "@sha256:";
    private const int DigestStart = 12;

    public static string Of(PropertyValue value) => value.Kind switch
    {
        PropertyKind.List => string.Join(",", value.Items.Select(Of)),
        PropertyKind.Map when value.Map.TryGet("protocol", out var protocol) =>
            value.Map.TryGet("ports", out var ports) ? $"{Of(protocol)}:{Of(ports)}" : Of(protocol),
        PropertyKind.Map => string.Join(",", value.Map.Entries.Select(entry => $"{entry.Key}={Of(entry.Value)}")),
        PropertyKind.Text when value.Text.Contains(ProgramRecorder.Unknown, StringComparison.Ordinal) => Unknown,
        PropertyKind.Text => WithShortDigest(Unqualified(value.Text)),
        _ => value.ToString(),
    };

    // Every reference in a value, such as chat-identity.email, in the order of the text.
    public static IEnumerable<string> References(PropertyValue value) => value.Kind switch
    {
        PropertyKind.List => value.Items.SelectMany(References),
        PropertyKind.Map => value.Map.Entries.SelectMany(entry => References(entry.Value)),
        PropertyKind.Text => References(value.Text),
        _ => [],
    };

    private static IEnumerable<string> References(string text)
    {
        var start = text.IndexOf(Opening, StringComparison.Ordinal);
        while (start >= 0 && text.IndexOf('}', start) is > 0 and var end)
        {
            var reference = text[(start + Opening.Length)..end];
            var type = reference.LastIndexOf("::", StringComparison.Ordinal);
            yield return type < 0 ? reference : reference[(type + 2)..];
            start = text.IndexOf(Opening, end, StringComparison.Ordinal);
        }
    }

    // A reference says its type where the name alone is not enough; the tree shows types beside the names.
    private static string Unqualified(string text)
    {
        var start = text.IndexOf(Opening, StringComparison.Ordinal);
        var type = start < 0 ? -1 : text.IndexOf("::", start, StringComparison.Ordinal);
        return type < 0 || text.IndexOf('}', start) < type
            ? text
            : string.Concat(text.AsSpan(0, start + Opening.Length), text.AsSpan(type + 2));
    }

    private static string WithShortDigest(string text)
    {
        var end = text.IndexOf(Digest, StringComparison.Ordinal) + Digest.Length + DigestStart;
        return text.Contains(Digest, StringComparison.Ordinal) && text.Length > end ? $"{text[..end]}…" : text;
    }
}
