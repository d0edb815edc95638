using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

// The steps of a Cloud Build configuration that call gcloud, by args or by a script.
internal static partial class GcloudSteps
{
    public static bool IsOf(SourceText file) => Steps().IsMatch(file.Text) && (file.Text.Contains("gcloud", StringComparison.Ordinal) || file.Text.Contains("cloud-sdk", StringComparison.Ordinal));

    public static IEnumerable<(ShellText Script, ImmutableArray<(string Name, ShellText Value)> Variables)> Read(SourceText file, int start)
    {
        var lines = LineStarts(file.Text);
        foreach (var document in YamlDocuments.Read(file).OfType<SourceMap>())
        {
            var variables = (document["substitutions"] as SourceMap)?.Entries ?? [];
            ImmutableArray<(string, ShellText)> values = [.. variables.Select(entry => (entry.Name, TextOf(entry.Value)!))];
            foreach (var step in (document["steps"] as SourceList)?.Items.OfType<SourceMap>() ?? [])
            {
                if (ToScript(step) is { } script)
                {
                    yield return (script, values);
                }
            }
        }

        // The words of args become words of a shell in double quotes, where substitutions are variables.
        ShellText? ToScript(SourceMap step)
        {
            var words = ((step["args"] as SourceList)?.Items ?? []).Select(TextOf).OfType<ShellText>().ToList();
            var entry = SourceTexts.Of(step["entrypoint"]);
            if (step["script"] is { } script)
            {
                return TextOf(script);
            }

            if (entry is "bash" or "sh" or "/bin/bash" && words is [{ Value: "-c" or "-ceu" or "-ce" or "-lc" }, var code, ..])
            {
                return Unescape(code);
            }

            var isGcloud = entry == "gcloud" || (entry is null && SourceTexts.Of(step["name"])?.Contains("/gcloud", StringComparison.Ordinal) == true);
            return isGcloud
                ? ShellText.Join(ShellText.From(" ", start), words.Select(word => Quote(Unescape(word))).Prepend(ShellText.From("gcloud", OffsetOf(step.Place))))
                : null;
        }

        ShellText? TextOf(SourceValue value)
        {
            if (SourceTexts.Of(value) is not { } text)
            {
                return null;
            }

            // A text stands where its first line is found: a block begins on the line below its mark.
            var at = file.Text.IndexOf(text.Split('\n')[0], Math.Min(OffsetOf(value.Place) - start, file.Text.Length), StringComparison.Ordinal) is var found and >= 0 ? found + start : OffsetOf(value.Place);
            return text.Contains('\n', StringComparison.Ordinal) ? InBlock(text, at - start) : ShellText.At(text, at);
        }

        ShellText InBlock(string text, int at)
        {
            var result = new ShellTextBuilder();
            foreach (var line in text.Split('\n'))
            {
                var found = file.Text.IndexOf(line, Math.Min(at, file.Text.Length), StringComparison.Ordinal);
                at = found >= 0 ? found : at;
                result.Append(ShellText.At(line, start + at)).Append('\n', start + Math.Min(at + line.Length, file.Text.Length - 1));
                at += line.Length;
            }

            return result.ToText();
        }

        int OffsetOf(SourcePlace place) => start + lines[Math.Min(place.Line, lines.Count) - 1] + place.Column - 1;
    }

    private static ShellText Quote(ShellText word)
    {
        var result = new ShellTextBuilder().Append('"', word.Start ?? 0);
        for (var at = 0; at < word.Length; at++)
        {
            if (word.Value[at] is '"' or '\\' or '`')
            {
                result.Append('\\', word.Origins[at]);
            }

            result.Append(word.Slice(at, at + 1));
        }

        return result.Append('"', word.Start ?? 0).ToText();
    }

    // $$ is a $ for the shell.
    private static ShellText Unescape(ShellText text) => text.Value.Contains("$$", StringComparison.Ordinal)
        ? ShellText.Join(ShellText.From("$", text.Start ?? 0), text.Split("$$"))
        : text;

    private static List<int> LineStarts(string text) => [0, .. text.Index().Where(static at => at.Item == '\n').Select(static at => at.Index + 1)];

    [GeneratedRegex(@"^steps:\s*$", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Steps();
}
