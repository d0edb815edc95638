using GpuInfra.Planning;
using Spectre.Console;

namespace GpuInfra.Cli;

/// <summary>What happens to a property as one letter, and how a change looks where there is colour.</summary>
internal static class ChangeSymbol
{
    private static readonly Style Made = new(Color.Green);
    private static readonly Style Changed = new(Color.Olive);
    private static readonly Style Replaced = new(Color.Red, decoration: Decoration.Bold);
    private static readonly Style Deleted = new(Color.Red);
    private static readonly Style Moved = new(Color.Teal);

    public static string Of(PropertyChange property) => ChangeWords.Sign(KindOf(property));

    public static Style StyleOf(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => Made,
        ChangeKind.Update => Changed,
        ChangeKind.Replace => Replaced,
        ChangeKind.Delete => Deleted,
        _ => Moved,
    };

    public static Style StyleOf(PropertyChange property) => StyleOf(KindOf(property));

    private static ChangeKind KindOf(PropertyChange property) =>
        property.Old is null ? ChangeKind.Create
        : property.New is null ? ChangeKind.Delete
        : ChangeKind.Update;
}
