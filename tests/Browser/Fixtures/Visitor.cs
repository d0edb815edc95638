namespace GpuInfra.Browser.Tests;

/// <summary>Who looks at a page, and with what.</summary>
internal sealed record Visitor
{
    public static Visitor AtDesk { get; } = new();

    public static Visitor OnPhone { get; } = new() { Width = 390, Height = 844 };

    public int Width { get; init; } = 1280;

    public int Height { get; init; } = 900;

    public bool PrefersDark { get; init; }

    public bool RunsScripts { get; init; } = true;
}
