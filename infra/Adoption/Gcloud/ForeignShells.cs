using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

// Scripts of PowerShell and cmd, which are named and not read.
internal static partial class ForeignShells
{
    public static (SourcePlace Place, string Message)? Find(SourceText file)
    {
        var extension = Path.GetExtension(file.File);
        var isPowerShell = extension is ".ps1" or ".psm1" || PowerShell().IsMatch(file.Text);
        var isCmd = extension is ".cmd" or ".bat" || Cmd().IsMatch(file.Text);
        if (!isPowerShell && !isCmd)
        {
            return null;
        }

        var at = file.Text.IndexOf("gcloud", StringComparison.Ordinal);
        var before = file.Text.AsSpan(0, Math.Max(at, 0));
        var place = new SourcePlace(file.File, before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
        var shell = isPowerShell ? "PowerShell" : "cmd";
        return (place, $"This is a script of {shell}, which is not read. Write the gcloud command as bash takes it, with \\ at the end of a line that goes on.");
    }

    [GeneratedRegex(@"`\r?\n\s*--|^\s*\$[A-Za-z_]\w*\s*=\s*[""'@$]|^\s*param\s*\(", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex PowerShell();

    [GeneratedRegex(@"\^\r?\n\s*--|^\s*@?(?:echo off|setlocal)\b|^\s*set\s+""?[A-Za-z_]\w*=", RegexOptions.Multiline | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Cmd();
}
