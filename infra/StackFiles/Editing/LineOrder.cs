namespace GpuInfra.StackFiles;

// The lines of a node in order. What stands between two keys goes with one of them, or stays where it is.
internal sealed class LineOrder(string[] lines, bool keepsNamed)
{
    // The lines from one to another, which hold a node.
    public IEnumerable<string> Of(YamlNode node, KeyOrder order, int first, int last) =>
        !node.IsBlock ? lines[first..(last + 1)]
        : node.Entries.Count > 0 ? OfMap(node, order, first, last)
        : OfList(node, order, first, last);

    private IEnumerable<string> OfList(YamlNode list, KeyOrder order, int first, int last)
    {
        var ordered = new List<string>();
        var next = first;
        for (var i = 0; i < list.Items.Count; i++)
        {
            var item = list.Items[i];
            var end = i + 1 < list.Items.Count ? list.Items[i + 1].FirstLine - 1 : last;
            ordered.AddRange(lines[next..item.FirstLine]);
            ordered.AddRange(Of(item, order, item.FirstLine, end));
            next = end + 1;
        }

        return [.. ordered, .. lines[next..(last + 1)]];
    }

    private List<string> OfMap(YamlNode map, KeyOrder order, int first, int last)
    {
        var pieces = Pieces(map, first, last);
        var ordered = new List<string>(lines[first..pieces[0].First]);
        foreach (var run in Runs(pieces))
        {
            var moved = MayMove(map, order, run) ? run.OrderBy(piece => order.RankOf(piece.Entry.Key.Text)).ToList() : run;
            ordered.AddRange(moved.Index().SelectMany(piece => Moved(map, piece.Item, run[0], piece.Index == 0, order)));
            ordered.AddRange(lines[(run[^1].Last + 1)..(run[^1].Next + 1)]);
        }

        return ordered;
    }

    private bool MayMove(YamlNode map, KeyOrder order, List<Piece> run)
    {
        if (!order.IsGiven || run.Exists(piece => piece.Entry.Value.KeepsBlanks || piece.Entry.Key.Column != map.Column)
            || (keepsNamed && map.IsNamed)
            || run.Select(piece => piece.Entry.Key.Text).Distinct().Count() < run.Count
            || run.Skip(1).Any(piece => lines[piece.Entry.Key.FirstLine][..map.Column].Trim().Length > 0))
        {
            return false;
        }

        // What stands behind a hyphen has no room for a comment above it.
        var prefix = PrefixOf(run[0], map);
        return prefix.Trim().Length == 0 || (prefix.Trim('-', ' ').Length == 0 && run.TrueForAll(piece => piece.First == piece.Entry.Key.FirstLine));
    }

    private IEnumerable<string> Moved(YamlNode map, Piece piece, Piece wasFirst, bool isFirst, KeyOrder order)
    {
        var (key, value) = piece.Entry;
        var below = value.IsBlock && value.FirstLine > key.LastLine
            ? lines[piece.First..(key.LastLine + 1)].Concat(Of(value, order.Below(key.Text), key.LastLine + 1, piece.Last))
            : lines[piece.First..(piece.Last + 1)];
        return below.Select((line, index) => piece.First + index != key.FirstLine ? line
            : isFirst ? PrefixOf(wasFirst, map) + line[map.Column..]
            : piece == wasFirst ? new string(' ', map.Column) + line[map.Column..]
            : line);
    }

    private string PrefixOf(Piece piece, YamlNode map) => lines[piece.Entry.Key.FirstLine][..map.Column];

    private List<Piece> Pieces(YamlNode map, int first, int last)
    {
        var pieces = new List<Piece>();
        var start = map.FirstLine == 0 || map.Column == 0 ? map.Entries[0].Key.FirstLine : Above(map.Entries[0].Key.FirstLine, first);
        for (var i = 0; i < map.Entries.Count; i++)
        {
            var entry = map.Entries[i];
            var content = Math.Max(entry.Key.LastLine, entry.Value.LastLine);
            var next = i + 1 < map.Entries.Count ? Above(map.Entries[i + 1].Key.FirstLine, content + 1) : last + 1;
            var end = Behind(content, next - 1, map.Column);
            pieces.Add(new(entry, start, Math.Min(end, next - 1), next - 1));
            start = next;
        }

        return pieces;
    }

    // The first of the comments right above a key, on lines of their own.
    private int Above(int key, int least)
    {
        while (key > least && lines[key - 1].TrimStart().StartsWith('#'))
        {
            key--;
        }

        return key;
    }

    // The last of the comments that stand deeper than the keys, behind the content of one.
    private int Behind(int content, int most, int column)
    {
        var end = content;
        for (var line = content + 1; line <= most && (string.IsNullOrWhiteSpace(lines[line]) || Indentation(line) > column); line++)
        {
            end = string.IsNullOrWhiteSpace(lines[line]) ? end : line;
        }

        return end;
    }

    private int Indentation(int line) => lines[line].Length - lines[line].TrimStart().Length;

    // Blank lines, and comments between them, divide keys.
    private static IEnumerable<List<Piece>> Runs(List<Piece> pieces)
    {
        var run = new List<Piece>();
        foreach (var piece in pieces)
        {
            run.Add(piece);
            if (piece.Next > piece.Last || piece == pieces[^1])
            {
                yield return run;
                run = [];
            }
        }
    }

    // A key with its value and its comments: their lines, and the last before those of the next key.
    private sealed record Piece((YamlNode Key, YamlNode Value) Entry, int First, int Last, int Next);
}
