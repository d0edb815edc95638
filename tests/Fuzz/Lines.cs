namespace GpuInfra.Fuzz;

/// <summary>A text as lines with their indentation, to be mangled as somebody would who edits it.</summary>
internal sealed class Lines
{
    private const int DeepestNest = 200;

    private readonly List<string> _lines;

    private Lines(List<string> lines) => _lines = lines;

    public static Lines Of(string text) => new([.. text.Split('\n')]);

    public override string ToString() => string.Join('\n', _lines);

    public Lines With(Mutation mutation)
    {
        var (at, other) = (mutation.At % _lines.Count, mutation.Choice % _lines.Count);
        switch (mutation.Kind)
        {
            case MutationKind.DropLine:
                _lines.RemoveAt(at);
                break;
            case MutationKind.DuplicateLine:
                _lines.Insert(other, _lines[at]);
                break;
            case MutationKind.SwapLines:
                (_lines[at], _lines[other]) = (_lines[other], _lines[at]);
                break;
            case MutationKind.Indent:
                _lines[at] = new string(' ', mutation.Choice % 12) + _lines[at].TrimStart(' ');
                break;
            case MutationKind.MoveBlock:
                MoveBlock(at, mutation.Choice);
                break;
            case MutationKind.InsertLine:
                var line = Material.Lines[mutation.Choice % Material.Lines.Count];
                _lines.Insert(at, Indentation(_lines[at]) + line);
                break;
            default:
                ChangeEntry(at, mutation);
                break;
        }

        return this;
    }

    private void MoveBlock(int at, int choice)
    {
        var depth = Indentation(_lines[at]).Length;
        var block = _lines.Skip(at + 1).TakeWhile(line => Indentation(line).Length > depth).Prepend(_lines[at]).ToList();
        if (choice % 2 == 0)
        {
            _lines.RemoveRange(at, block.Count);
        }

        _lines.InsertRange(choice / 2 % (_lines.Count + 1), block);
    }

    private void ChangeEntry(int at, Mutation mutation)
    {
        var (line, choice) = (_lines[at], mutation.Choice);
        var colon = line.IndexOf(": ", StringComparison.Ordinal);
        var isOpen = colon < 0 && line.EndsWith(':');
        if (colon < 0 && !isOpen)
        {
            return;
        }

        var key = isOpen ? line[..^1] : line[..colon];
        var value = isOpen ? "" : line[(colon + 2)..];
        var depth = 1 + (choice / 2 % DeepestNest);
        _lines[at] = mutation.Kind switch
        {
            MutationKind.ReplaceKey => $"{Indentation(line)}{Material.Keys[choice % Material.Keys.Count]}: {value}",
            MutationKind.ReplaceValue => $"{key}: {Material.Values[choice % Material.Values.Count]}",
            MutationKind.Nest when choice % 2 == 0 => $"{key}: {new string('[', depth)}{value}{new string(']', depth)}",
            MutationKind.Nest => $"{key}: {string.Concat(Enumerable.Repeat("{a: ", depth))}{value}{new string('}', depth)}",
            MutationKind.Alias => choice % 2 == 0 ? $"{key}: &a {value}" : $"{key}: *a",
            _ => choice % 2 == 0 ? $"{key}: &a {value}" : $"{line}\n{Indentation(line)}<<: *a",
        };
    }

    private static string Indentation(string line) => line[..^line.TrimStart(' ').Length];
}
