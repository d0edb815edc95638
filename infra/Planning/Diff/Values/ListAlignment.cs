namespace GpuInfra.Planning;

// Pairs the items of two sequences so that as many as possible are the same: one item put in is one difference.
internal static class ListAlignment
{
    // Beyond this the table of all pairs costs more than a good pairing is worth.
    private const int MostPairs = 40_000;

    public static IEnumerable<(int? Old, int? New)> Of(
        IReadOnlyList<PropertyValue> old, IReadOnlyList<PropertyValue> @new, Func<PropertyValue, PropertyValue, bool> areSame)
    {
        var start = 0;
        while (start < old.Count && start < @new.Count && areSame(old[start], @new[start]))
        {
            start++;
        }

        var (oldEnd, newEnd) = (old.Count, @new.Count);
        while (oldEnd > start && newEnd > start && areSame(old[oldEnd - 1], @new[newEnd - 1]))
        {
            oldEnd--;
            newEnd--;
        }

        return (long)(oldEnd - start) * (newEnd - start) > MostPairs
            ? Gap(start, oldEnd, start, newEnd)
            : Align(start, oldEnd, newEnd, Lengths(old, @new, (start, oldEnd, newEnd), areSame));
    }

    // The length of the longest common subsequence of what is left from each pair of positions on.
    private static int[][] Lengths(
        IReadOnlyList<PropertyValue> old,
        IReadOnlyList<PropertyValue> @new,
        (int Start, int OldEnd, int NewEnd) range,
        Func<PropertyValue, PropertyValue, bool> areSame)
    {
        var lengths = Enumerable.Range(range.Start, range.OldEnd - range.Start + 1)
            .Select(_ => new int[range.NewEnd - range.Start + 1])
            .ToArray();
        for (var i = range.OldEnd - range.Start - 1; i >= 0; i--)
        {
            for (var j = range.NewEnd - range.Start - 1; j >= 0; j--)
            {
                lengths[i][j] = areSame(old[range.Start + i], @new[range.Start + j])
                    ? lengths[i + 1][j + 1] + 1
                    : Math.Max(lengths[i + 1][j], lengths[i][j + 1]);
            }
        }

        return lengths;
    }

    private static IEnumerable<(int? Old, int? New)> Align(int start, int oldEnd, int newEnd, int[][] lengths)
    {
        var (i, j) = (start, start);
        var (gapOld, gapNew) = (start, start);
        while (i < oldEnd && j < newEnd)
        {
            var (length, skipOld, skipNew) =
                (lengths[i - start][j - start], lengths[i - start + 1][j - start], lengths[i - start][j - start + 1]);
            if (length > skipOld && length > skipNew)
            {
                foreach (var pair in Gap(gapOld, i, gapNew, j))
                {
                    yield return pair;
                }

                (gapOld, gapNew) = (++i, ++j);
            }
            else if (skipOld >= skipNew)
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        foreach (var pair in Gap(gapOld, oldEnd, gapNew, newEnd))
        {
            yield return pair;
        }
    }

    // Items between two that are the same: each stands for the one in its place, and the rest came or went.
    private static IEnumerable<(int? Old, int? New)> Gap(int oldStart, int oldEnd, int newStart, int newEnd)
    {
        for (var offset = 0; oldStart + offset < oldEnd || newStart + offset < newEnd; offset++)
        {
            yield return (
                oldStart + offset < oldEnd ? oldStart + offset : null,
                newStart + offset < newEnd ? newStart + offset : null);
        }
    }
}
