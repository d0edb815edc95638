using DiffPlex;
using DiffPlex.Model;

namespace GpuInfra.Cli;

// What differs between two texts of several lines, in the form that everyone reads.
internal static class UnifiedDiff
{
    private const int Context = 3;

    public static IReadOnlyList<string> Of(string old, string @new)
    {
        var diff = new Differ().CreateCustomDiffs(old, @new, ignoreWhiteSpace: false, text => text.Split('\n'));
        return [.. Hunks(diff.DiffBlocks).SelectMany(hunk => Lines(diff, hunk))];
    }

    // The same of a property; nothing where its values are not texts of which one has several lines.
    public static IReadOnlyList<string>? Of(PropertyChange property) => (property.Old, property.New) switch
    {
        ({ Kind: PropertyKind.Text } old, { Kind: PropertyKind.Text } @new) when HasLines(old) || HasLines(@new) =>
            Of(old.Text, @new.Text),
        (null, { Kind: PropertyKind.Text } @new) when HasLines(@new) => All('+', @new.Text),
        ({ Kind: PropertyKind.Text } old, null) when HasLines(old) => All('-', old.Text),
        _ => null,
    };

    private static bool HasLines(PropertyValue value) => value.Text.Contains('\n', StringComparison.Ordinal);

    private static IReadOnlyList<string> All(char mark, string text)
    {
        var lines = text.Split('\n');
        return [.. Marked(mark, lines, 0, lines.Length)];
    }

    // Blocks with so little between them that their contexts would touch are one hunk.
    private static List<List<DiffBlock>> Hunks(IEnumerable<DiffBlock> blocks)
    {
        var hunks = new List<List<DiffBlock>>();
        var end = int.MinValue;
        foreach (var block in blocks)
        {
            if (hunks.Count == 0 || block.DeleteStartA - end > 2 * Context)
            {
                hunks.Add([]);
            }

            hunks[^1].Add(block);
            end = block.DeleteStartA + block.DeleteCountA;
        }

        return hunks;
    }

    private static IEnumerable<string> Lines(DiffResult diff, List<DiffBlock> hunk)
    {
        var (first, last) = (hunk[0], hunk[^1]);
        var before = Math.Min(Context, first.DeleteStartA);
        var after = Math.Min(Context, diff.PiecesOld.Length - last.DeleteStartA - last.DeleteCountA);
        var (oldStart, oldEnd) = (first.DeleteStartA - before, last.DeleteStartA + last.DeleteCountA + after);
        var (newStart, newEnd) = (first.InsertStartB - before, last.InsertStartB + last.InsertCountB + after);
        yield return $"@@ -{Span(oldStart, oldEnd)} +{Span(newStart, newEnd)} @@";
        var at = oldStart;
        foreach (var block in hunk)
        {
            foreach (var line in Same(diff, at, block.DeleteStartA)
                .Concat(Marked('-', diff.PiecesOld, block.DeleteStartA, block.DeleteCountA))
                .Concat(Marked('+', diff.PiecesNew, block.InsertStartB, block.InsertCountB)))
            {
                yield return line;
            }

            at = block.DeleteStartA + block.DeleteCountA;
        }

        foreach (var line in Same(diff, at, oldEnd))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Same(DiffResult diff, int from, int to) => Marked(' ', diff.PiecesOld, from, to - from);

    private static IEnumerable<string> Marked(char mark, string[] lines, int start, int count) =>
        lines.Skip(start).Take(count).Select(line => mark + VisibleText.Of(line));

    private static string Span(int start, int end) =>
        string.Create(CultureInfo.InvariantCulture, $"{(end > start ? start + 1 : start)},{end - start}");
}
