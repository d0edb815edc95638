namespace GpuInfra.Cli;

// The page with every key of the stack file.
internal static class KeyReference
{
    public static string Markdown()
    {
        var page = new StringBuilder(
            $"""
            # The keys of a stack file

            Every key of `Pulumi.<stack>.yaml`, made from the code by `gpuinfra schema --format markdown`. `{StackKey.AnyName}` stands for
            a name that you give. `gpuinfra explain KEY` prints one of them; rules of their own are found by `gpuinfra check`.

            """);
        foreach (var map in StackKeys.All.GroupBy(key => key.Path[..key.Path.LastIndexOfAny(['.', ':'])]))
        {
            page.Append("\n## ").Append(MarkdownText.Code(map.Key)).Append("\n\n").Append(MarkdownText.Row(["key", "value", "what it says"]))
                .Append("|---|---|---|\n");
            foreach (var key in map)
            {
                page.Append(MarkdownText.Row([MarkdownText.Code(key.Key), Cell(ValueOf(key)), Cell(key.Description)]));
            }
        }

        return page.ToString();
    }

    // The text is this project's own, with addresses that shall be links.
    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    private static string ValueOf(StackKey key)
    {
        var what = key.Words.Count > 0 && key.Kind == "a text" ? string.Join(", ", key.Words) : key.Kind;
        var bounds = key.Bounds is { } limits ? $", {limits}" : "";
        return $"{what}{bounds}{(key.IsRequired ? "; required" : "")}";
    }
}
