using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

// Scripts that stand in other texts: fenced blocks of Markdown and recipes of a Makefile. Every character keeps its place.
internal static partial class ScriptBlocks
{
    public static bool IsMarkdown(string text) => Fence().IsMatch(text);

    public static bool IsMakefile(SourceText file) =>
        Path.GetFileName(file.File) is "Makefile" or "makefile" or "GNUmakefile" || Path.GetExtension(file.File) == ".mk" || Recipe().IsMatch(file.Text);

    public static ShellText OfMarkdown(ShellText text)
    {
        var script = new ShellTextBuilder();
        var fence = default(string);
        var isShell = false;
        foreach (var line in text.Split("\n"))
        {
            var code = line.Value.TrimStart();
            var mark = code.StartsWith("```", StringComparison.Ordinal) ? "```" : code.StartsWith("~~~", StringComparison.Ordinal) ? "~~~" : null;
            if (mark is not null && fence is null)
            {
                (fence, isShell) = (mark, code[3..].Trim().Split(' ')[0].ToUpperInvariant() is "" or "SH" or "BASH" or "SHELL" or "CONSOLE" or "ZSH" or "TERMINAL" or "NONE");
            }
            else if (mark is not null && mark == fence)
            {
                fence = null;
                script.Append('\n', line.Start ?? 0);
            }
            else if (fence is not null && isShell)
            {
                script.Append(code.StartsWith("$ ", StringComparison.Ordinal) ? line.From(line.Length - code.Length + 2) : line).Append('\n', line.Start ?? 0);
            }
        }

        return script.ToText();
    }

    // Variables of make become those of the shell, and every recipe runs.
    public static ShellText OfMakefile(ShellText text)
    {
        var script = new ShellTextBuilder();
        var goesOn = false;
        foreach (var line in text.Split("\n"))
        {
            var origin = line.Start ?? 0;
            var match = goesOn ? System.Text.RegularExpressions.Match.Empty : Variable().Match(line.Value);
            if (match.Success)
            {
                var name = match.Groups["name"].Value;
                script.Append(ShellText.From(match.Groups["kind"].Value == "?" ? $": \"${{{name}:=" : $"{name}=\"", origin))
                    .Append(Expand(line.Slice(match.Groups["value"].Index, match.Groups["value"].Index + match.Groups["value"].Length).Trim()))
                    .Append(ShellText.From(match.Groups["kind"].Value == "?" ? "}\"\n" : "\"\n", origin));
            }
            else if (line.StartsWith("\t") || goesOn)
            {
                var code = line.Value.TrimStart('\t', ' ');
                var skipped = line.Length - code.TrimStart('@', '-', '+').Length;
                script.Append(Expand(line.From(goesOn || code.StartsWith("--", StringComparison.Ordinal) ? 0 : skipped))).Append('\n', origin);
            }

            goesOn = (line.StartsWith("\t") || goesOn) && line.Value.EndsWith('\\');
        }

        return script.ToText();
    }

    // $(NAME) of make is ${NAME} of the shell, and $$ is $.
    private static ShellText Expand(ShellText text)
    {
        var result = new ShellTextBuilder();
        var at = 0;
        foreach (var match in Reference().EnumerateMatches(text.Value))
        {
            result.Append(text.Slice(at, match.Index));
            at = match.Index + match.Length;
            var found = text.Slice(match.Index, at);
            result.Append(match.Length == 2 ? found.From(1) : found.With($"${{{found.Value[2..^1]}}}"));
        }

        return result.Append(text.From(at)).ToText();
    }

    [GeneratedRegex(@"^\s*(?:```|~~~)", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^[A-Za-z][\w./-]*:[^=\n]*\r?\n\t", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Recipe();

    [GeneratedRegex(@"^(?:export\s+)?(?<name>[A-Za-z_]\w*)\s*(?<kind>[:?]?)=(?<value>.*)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\$\$|\$\([A-Za-z_]\w*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Reference();
}
