using System.Xml.Linq;
using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>What happens to a resource as a sign, a word and a class of the style: never by colour alone.</summary>
internal static class ChangeWords
{
    public static string Sign(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => "+",
        ChangeKind.Update => "~",
        ChangeKind.Replace => "±",
        ChangeKind.Delete => "−",
        _ => "→",
    };

    public static string Word(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => "new",
        ChangeKind.Update => "changed",
        ChangeKind.Replace => "replaced",
        ChangeKind.Delete => "deleted",
        _ => "moved",
    };

    public static string? Class(ChangeKind? kind) => kind is { } known ? $"is-{Word(known)}" : null;

    public static XElement? Mark(ChangeKind? kind) => kind is not { } known ? null : Tag.Of(
        "span",
        Tag.Class("mark", Class(known)),
        Tag.Span("sign", Tag.With("aria-hidden", "true"), Sign(known)),
        Word(known));
}
