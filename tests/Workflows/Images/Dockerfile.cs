using System.Text.RegularExpressions;

namespace GpuInfra.Workflows.Tests;

/// <summary>The Dockerfile of an engine, by its instructions.</summary>
internal sealed partial class Dockerfile
{
    private Dockerfile(string engine)
    {
        Engine = engine;
        Text = Repository.Read($"infra/images/{engine}/Dockerfile");
        Instructions =
        [
            .. Joined().Replace(Text, " ").Split('\n').Where(line => line.Length > 0 && line[0] != '#')
                .Select(line => line.Split(' ', 2)).Select(words => (words[0], words[1])),
        ];
    }

    public static IReadOnlyList<Dockerfile> All { get; } =
        [.. Repository.Files("infra/images", "Dockerfile").Select(path => new Dockerfile(Path.GetFileName(Path.GetDirectoryName(path))!))];

    public string Engine { get; }

    public string Text { get; }

    public IReadOnlyList<(string Word, string Said)> Instructions { get; }

    /// <summary>The instructions of one of its two stages: the one that brings the weights, and the image.</summary>
    public IReadOnlyList<(string Word, string Said)> Stage(int number)
    {
        var starts = Instructions.Select((step, index) => (step.Word, index)).Where(step => step.Word == "FROM").Select(step => step.index).ToList();
        Assert.Equal(2, starts.Count);
        return [.. Instructions.Take(new Range(starts[number], number == 0 ? starts[1] : Instructions.Count))];
    }

    public IEnumerable<string> Of(string word) => Instructions.Where(step => step.Word == word).Select(step => step.Said);

    [GeneratedRegex(@" *\\\n *")]
    private static partial Regex Joined();
}
