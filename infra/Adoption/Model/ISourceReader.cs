using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>Reads one form of source.</summary>
public interface ISourceReader
{
    /// <summary>Says whether these files are of the form that this reader reads, by their content rather than by their names.</summary>
    public bool Recognises(ImmutableArray<SourceText> files);

    /// <summary>Reads what the files state. What cannot be evaluated is a <see cref="SourceUnknown"/>, never a guess.</summary>
    /// <exception cref="SourceMistakeException">A file breaks the form itself; all mistakes are told at once.</exception>
    public SourceConfiguration Read(ImmutableArray<SourceText> files);
}

/// <summary>The text of a file.</summary>
/// <param name="File">The file, as its reader was given it.</param>
/// <param name="Text">All of it.</param>
public sealed record SourceText(string File, string Text);

/// <summary>What breaks the form of a source.</summary>
/// <param name="Place">Where.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record SourceMistake(SourcePlace Place, string Message);

/// <summary>A source cannot be read.</summary>
public sealed class SourceMistakeException : Exception
{
    /// <summary>Says what breaks the form.</summary>
    public SourceMistakeException(ImmutableArray<SourceMistake> mistakes)
        : base(string.Join('\n', mistakes.Select(mistake => $"{mistake.Place}: {mistake.Message}"))) => Mistakes = mistakes;

    /// <summary>All mistakes, in the order of the files.</summary>
    public ImmutableArray<SourceMistake> Mistakes { get; }
}
