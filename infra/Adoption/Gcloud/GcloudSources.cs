using System.Collections.Immutable;

namespace GpuInfra.Adoption;

// The files, one after another, as one range of offsets, and the scripts in them.
internal sealed class GcloudSources
{
    private readonly List<(SourceText File, int Start)> _files = [];

    public GcloudSources(ImmutableArray<SourceText> files)
    {
        var start = 0;
        foreach (var file in files)
        {
            _files.Add((file, start));
            start += file.Text.Length + 1;
        }

        ByName = files.GroupBy(static file => Path.GetFileName(file.File)).ToDictionary(static group => group.Key, static group => group.First());
    }

    public IReadOnlyDictionary<string, SourceText> ByName { get; }

    public SourcePlace PlaceOf(int origin)
    {
        var (file, start) = _files.Last(file => file.Start <= origin);
        var before = file.Text.AsSpan(0, Math.Min(origin - start, file.Text.Length));
        return new SourcePlace(file.File, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
    }

    // A script that another one reads in; null where it was not given.
    public ShellNode? Find(string name)
    {
        var (file, start) = _files.Find(file => Path.GetFileName(file.File.File) == name) is { File: not null } found ? (found.File, found.Start) : default;
        return file is null ? null : ShellParser.Parse(WithoutReturns(ShellText.At(file.Text, start)));
    }

    public IEnumerable<(ShellText Script, ImmutableArray<(string Name, ShellText Value)> Variables)> Scripts()
    {
        foreach (var (file, start) in _files)
        {
            var text = WithoutReturns(ShellText.At(file.Text, start));
            if (EnvironmentFile.IsOf(file) || (!GcloudSteps.IsOf(file) && IsSourced(file)))
            {
                continue;
            }

            if (ForeignShells.Find(file) is { } foreign)
            {
                throw new SourceMistakeException([new SourceMistake(foreign.Place, foreign.Message)]);
            }

            if (GcloudSteps.IsOf(file))
            {
                foreach (var step in GcloudSteps.Read(file, start))
                {
                    yield return step;
                }
            }
            else if (Path.GetExtension(file.File) is ".md" or ".markdown" || ScriptBlocks.IsMarkdown(file.Text))
            {
                yield return (ScriptBlocks.OfMarkdown(text), []);
            }
            else
            {
                yield return (ScriptBlocks.IsMakefile(file) ? ScriptBlocks.OfMakefile(text) : text, []);
            }
        }
    }

    // Whether another script reads this one in, so that it does not run by itself.
    private bool IsSourced(SourceText file)
    {
        var name = Path.GetFileName(file.File);
        return _files.Exists(other => other.File != file && other.File.Text.Split('\n').Any(line =>
            line.TrimStart() is var code && (code.StartsWith("source ", StringComparison.Ordinal) || code.StartsWith(". ", StringComparison.Ordinal))
            && code.Contains(name, StringComparison.Ordinal)));
    }

    private static ShellText WithoutReturns(ShellText text)
    {
        if (!text.Value.Contains('\r', StringComparison.Ordinal))
        {
            return text;
        }

        var result = new ShellTextBuilder();
        for (var at = 0; at < text.Length; at++)
        {
            if (text.Value[at] != '\r' || at + 1 >= text.Length || text.Value[at + 1] != '\n')
            {
                result.Append(text.Value[at], text.Origins[at]);
            }
        }

        return result.ToText();
    }
}
