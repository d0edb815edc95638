namespace GpuInfra.Cli;

/// <summary>A column of the drawing, and the space to its right in which lines run.</summary>
internal sealed record Lane(string Title, int X, int Width, int Gutter)
{
    public int Right => X + Width;

    public static Lane After(Lane? left, string title, int width, int gutter) =>
        new(title, left is null ? GraphCanvas.Margin : left.Right + (left.Width == 0 ? 0 : left.Gutter), width, gutter);
}
