namespace GpuInfra.StackFiles;

// Takes a path of ArgumentPath apart.
internal static class PathSteps
{
    public static IEnumerable<(string? Key, int? Index)> Of(string path)
    {
        for (var at = 0; at < path.Length;)
        {
            if (path[at] == '.')
            {
                at++;
            }
            else if (path[at] != '[')
            {
                var end = path.AsSpan(at).IndexOfAny('.', '[') is var length and >= 0 ? at + length : path.Length;
                yield return (path[at..end], null);
                at = end;
            }
            else if (at + 1 < path.Length && path[at + 1] == '"')
            {
                yield return (Unquote(path, ref at), null);
            }
            else
            {
                var end = path.IndexOf(']', at);
                yield return (null, end > at ? IndexOf(path[(at + 1)..end]) : null);
                at = end > at ? end + 1 : path.Length;
            }
        }
    }

    private static int? IndexOf(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : null;

    private static string Unquote(string path, ref int at)
    {
        var key = new StringBuilder();
        for (at += 2; at < path.Length && path[at] != '"'; at++)
        {
            at += path[at] == '\\' && at + 1 < path.Length ? 1 : 0;
            key.Append(path[at]);
        }

        at = Math.Min(at + 2, path.Length);
        return key.ToString();
    }
}
