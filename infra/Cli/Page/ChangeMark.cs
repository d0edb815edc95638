using System.Xml.Linq;
using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>What happens to a resource as a sign, a word and a class of the style: never by colour alone.</summary>
internal static class ChangeMark
{
    // A text's hyphen is what tools that colour diffs look for; in proportional letters it is too short to be seen.
    public static string Sign(ChangeKind kind) => kind == ChangeKind.Delete ? "−" : ChangeWords.Sign(kind);

    public static string? Class(ChangeKind? kind) => kind is { } known ? $"is-{ChangeWords.Word(known)}" : null;

    public static XElement? Of(ChangeKind? kind) => kind is not { } known ? null : Tag.Of(
        "span",
        Tag.Class("mark", Class(known)),
        Tag.Span("sign", Tag.With("aria-hidden", "true"), Sign(known)),
        ChangeWords.Word(known));
}
