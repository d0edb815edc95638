namespace GpuInfra;

// Refers to nothing, as projects that know no components have it, too.
internal static class EditDistance
{
    // The letters to add, drop, change or swap with their neighbour, whatever their case.
    public static int Of(string left, string right)
    {
        var (from, to) = (left.ToUpperInvariant(), right.ToUpperInvariant());
        var width = to.Length + 1;
        var (before, above, row) = (new int[width], Enumerable.Range(0, width).ToArray(), new int[width]);
        for (var i = 1; i <= from.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = above[j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, 1 + Math.Min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    row[j] = Math.Min(row[j], 1 + before[j - 2]);
                }
            }

            (before, above, row) = (above, row, before);
        }

        return above[to.Length];
    }
}
