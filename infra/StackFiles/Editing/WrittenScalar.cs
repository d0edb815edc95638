using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace GpuInfra.StackFiles;

/// <summary>A scalar of a YAML text, and where it is written.</summary>
/// <param name="Path">The keys that lead to it, and itself where it is a key.</param>
/// <param name="Value">What it means.</param>
/// <param name="Start">Where it begins, quotes included, in letters from the start of the text.</param>
/// <param name="End">Where it ends.</param>
public sealed record WrittenScalar(IReadOnlyList<string> Path, string Value, int Start, int End)
{
    /// <summary>Whether it is a key of a map.</summary>
    public bool IsKey { get; private init; }

    /// <summary>All scalars of a text, in its order.</summary>
    /// <param name="text">YAML that can be read.</param>
    public static IReadOnlyList<WrittenScalar> In(string text)
    {
        var parser = new Parser(new StringReader(text));
        var found = new List<WrittenScalar>();
        parser.Consume<StreamStart>();
        if (parser.TryConsume<DocumentStart>(out _))
        {
            Read(parser, [], found);
        }

        return found;
    }

    private static void Read(Parser parser, IReadOnlyList<string> path, List<WrittenScalar> found)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            found.Add(Of(scalar, path));
        }
        else if (parser.TryConsume<SequenceStart>(out _))
        {
            while (!parser.TryConsume<SequenceEnd>(out _))
            {
                Read(parser, path, found);
            }
        }
        else if (parser.TryConsume<MappingStart>(out _))
        {
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                ReadEntry(parser, path, found);
            }
        }
        else
        {
            parser.MoveNext();
        }
    }

    private static void ReadEntry(Parser parser, IReadOnlyList<string> path, List<WrittenScalar> found)
    {
        if (parser.TryConsume<Scalar>(out var key))
        {
            IReadOnlyList<string> below = [.. path, key.Value];
            found.Add(Of(key, below) with { IsKey = true });
            Read(parser, below, found);
        }
        else
        {
            Read(parser, path, found);
            Read(parser, path, found);
        }
    }

    private static WrittenScalar Of(Scalar scalar, IReadOnlyList<string> path) =>
        new(path, scalar.Value, (int)scalar.Start.Index, (int)scalar.End.Index);
}
