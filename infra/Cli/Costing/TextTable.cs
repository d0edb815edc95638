using System.Text;

namespace GpuInfra.Cli;

/// <summary>Cells under each other: the first ones begin at the left, and the others, which are numbers, end at the right.</summary>
internal sealed class TextTable(int leftColumns)
{
    private const string Gap = "  ";

    private readonly List<string[]> _rows = [];

    public TextTable Add(params string[] cells)
    {
        _rows.Add(cells);
        return this;
    }

    /// <summary>A cell that is empty in every row takes no room.</summary>
    public override string ToString()
    {
        var widths = Enumerable.Range(0, _rows.Max(row => row.Length))
            .Select(column => _rows.Skip(1).All(row => Cell(row, column).Length == 0) ? 0 : _rows.Max(row => Cell(row, column).Length))
            .ToArray();
        var text = new StringBuilder();
        foreach (var row in _rows)
        {
            var cells = Enumerable.Range(0, widths.Length).Where(column => widths[column] > 0).Select(column =>
                column < leftColumns ? Cell(row, column).PadRight(widths[column]) : Cell(row, column).PadLeft(widths[column]));
            text.Append(string.Join(Gap, cells).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private static string Cell(string[] row, int column) => column < row.Length ? row[column] : "";
}
