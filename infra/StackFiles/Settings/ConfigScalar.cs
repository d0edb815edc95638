namespace GpuInfra.StackFiles;

/// <summary>A single value: a text, a number, true, false or nothing.</summary>
public sealed class ConfigScalar : ConfigNode
{
    private const int LongestShown = 40;

    internal ConfigScalar(string text, ScalarKind kind, Place mark)
        : base(mark)
    {
        Text = text;
        Kind = kind;
    }

    /// <summary>The value as it is written, without quotes.</summary>
    public string Text { get; }

    /// <summary>What the value is.</summary>
    public ScalarKind Kind { get; }

    internal override string Describe() => Kind switch
    {
        ScalarKind.Null => "nothing",
        ScalarKind.Text => $"the text '{Shown}'",
        _ => Text,
    };

    private string Shown
    {
        get
        {
            var line = SecretText.Redact(Text).ReplaceLineEndings(" ");
            return line.Length <= LongestShown ? line : line[..LongestShown] + "...";
        }
    }
}
