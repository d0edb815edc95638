using YamlDotNet.Core;

namespace GpuInfra.StackFiles;

/// <summary>Puts the keys of a stack file in order. Lines are moved as they are, so that comments, quotes and blank lines stay.</summary>
public static class StackFileFormat
{
    /// <summary>
    /// The text with its keys in order: within each run of keys that no blank line divides, and each with the comments above
    /// and behind it. It means what it did; a text that cannot be read, or in which that cannot be kept, stays as it is.
    /// </summary>
    /// <param name="text">The text of a stack file.</param>
    public static string Of(string text)
    {
        var mark = text.StartsWith('\uFEFF') ? "\uFEFF" : "";
        var body = text[mark.Length..];
        if (Read(body) is not { } root)
        {
            return text;
        }

        // A name must be given before it is used, which only the reader of the whole can tell.
        foreach (var keepsNamed in (bool[])[false, true])
        {
            var ordered = Order(body, root, keepsNamed);
            if (Read(ordered)?.Meaning == root.Meaning)
            {
                return mark + ordered;
            }
        }

        return text;
    }

    private static string Order(string body, YamlNode root, bool keepsNamed)
    {
        var isEnded = body.EndsWith('\n');
        var lines = body.Split('\n');
        var end = body.Contains("\r\n", StringComparison.Ordinal) ? "\r" : "";
        if (!isEnded)
        {
            lines[^1] += end;
        }

        var ordered = new LineOrder(lines, keepsNamed).Of(root, KeyOrder.OfFile, 0, lines.Length - 1);
        var text = string.Join('\n', ordered);
        return isEnded ? text : text[..^end.Length];
    }

    private static YamlNode? Read(string text)
    {
        try
        {
            return YamlNode.Read(text);
        }
        catch (Exception failure) when (failure is YamlException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }
}
