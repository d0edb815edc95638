using System.Security.Cryptography;
using System.Text;

namespace GpuInfra.Cli;

/// <summary>The page's own style and script: the only ones that a browser runs in it.</summary>
internal sealed class PageAssets
{
    private PageAssets(string style, string script)
    {
        Style = style;
        Script = script;
    }

    public string Style { get; }

    public string Script { get; }

    /// <summary>What the page may do: show this style and run this script, and nothing else at all.</summary>
    public string Policy =>
        $"default-src 'none'; style-src '{Hash(Style)}'; script-src '{Hash(Script)}'; base-uri 'none'; form-action 'none'";

    public static PageAssets Read() => new(Read("page.css"), Read("page.js"));

    private static string Read(string name)
    {
        using var stream = typeof(PageAssets).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        // A browser hashes the text as it reads it, with line feeds alone.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
}
