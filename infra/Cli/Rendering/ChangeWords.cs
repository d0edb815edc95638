using GpuInfra.Planning;

namespace GpuInfra.Cli;

/// <summary>What happens to a resource as a sign and as a word.</summary>
internal static class ChangeWords
{
    public static string Sign(ChangeKind kind) => kind switch
    {
        ChangeKind.Create => "+",
        ChangeKind.Update => "~",
        ChangeKind.Replace => "±",
        ChangeKind.Delete => "-",
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
}
