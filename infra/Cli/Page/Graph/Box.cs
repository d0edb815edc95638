namespace GpuInfra.Cli;

/// <summary>Where something is drawn.</summary>
internal readonly record struct Box(int X, int Y, int Width, int Height)
{
    public int Right => X + Width;

    public int Bottom => Y + Height;

    public int Center => X + (Width / 2);

    public int Middle => Y + (Height / 2);

    /// <summary>Whether another of the same lane leaves it too little room.</summary>
    public bool IsNear(Box other) => Y < other.Bottom + GraphCanvas.Gap && other.Y < Bottom + GraphCanvas.Gap;
}
