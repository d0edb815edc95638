using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

/// <summary>The blocks that a file of Terraform begins with, by which it is told from other texts.</summary>
internal static partial class TerraformBlocks
{
    /// <summary>The head of a top-level block, where the search begins.</summary>
    [GeneratedRegex("""\G(?:(?:resource|data|ephemeral)\s+"[\w-]+"\s+"[\w-]+"|(?:module|variable|provider|output|check)\s+"[\w-]+"|""" + """locals|terraform|moved|import|removed)\s*\{""")]
    public static partial Regex Header();

    /// <summary>An attribute, as a file of variables begins with one.</summary>
    [GeneratedRegex("""\G[A-Za-z_][\w-]*[ \t]*=(?!=)""")]
    public static partial Regex Assignment();
}
