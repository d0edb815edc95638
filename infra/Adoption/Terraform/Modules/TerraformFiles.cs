using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>The files that were given, parsed: configuration by folder, and values of variables.</summary>
internal sealed class TerraformFiles
{
    /// <summary>Where <c>terraform init</c> puts modules, by the name of their call.</summary>
    public const string Installed = ".terraform/modules/";

    private readonly ImmutableDictionary<string, ImmutableArray<HclBlock>> _blocks;

    private TerraformFiles(ImmutableDictionary<string, ImmutableArray<HclBlock>> blocks, ImmutableArray<HclAttribute> values, string root)
        => (_blocks, Values, Root) = (blocks, values, root);

    /// <summary>What the files of variables say, a later one over an earlier one.</summary>
    public ImmutableArray<HclAttribute> Values { get; }

    /// <summary>The folder that no other calls: the first where there are several.</summary>
    public string Root { get; }

    /// <summary>Folders with configuration that nobody calls, besides <see cref="Root"/>.</summary>
    public ImmutableArray<(string Directory, SourcePlace Place)> OtherRoots => [.. Uncalled(_blocks)
        .Where(directory => directory != Root && !directory.Contains(Installed, StringComparison.Ordinal))
        .Select(directory => (directory, _blocks[directory].FirstOrDefault()?.Place ?? new SourcePlace(directory, 1, 1)))];

    public ImmutableArray<HclBlock> Blocks(string directory) => _blocks.GetValueOrDefault(directory, []);

    /// <exception cref="SourceMistakeException">A file breaks the syntax.</exception>
    public static TerraformFiles Parse(ImmutableArray<SourceText> files)
    {
        var mistakes = ImmutableArray.CreateBuilder<SourceMistake>();
        mistakes.AddRange(files.Where(file => IsOverride(file.File)).Select(file => new SourceMistake(
            new SourcePlace(file.File, 1, 1), "An override file is merged by Terraform and not here: adopt what terraform show -json prints.")));
        var bodies = files.Where(file => !IsOverride(file.File)).Select(file => (file.File, Body: TerraformSyntax.Parse(file, mistakes))).ToList();
        var configuration = bodies.Where(file => file.Body.Blocks.Length > 0 || file.Body.Attributes.Length == 0).ToList();
        foreach (var attribute in configuration.SelectMany(file => file.Body.Attributes))
        {
            mistakes.Add(new SourceMistake(attribute.Place, $"{attribute.Name} stands outside of any block. In a file of values there are no blocks."));
        }

        var blocks = configuration.GroupBy(file => Directory(file.File)).ToImmutableDictionary(
            folder => folder.Key, folder => folder.SelectMany(file => file.Body.Blocks).ToImmutableArray(), StringComparer.Ordinal);
        foreach (var folder in blocks.Values)
        {
            TerraformSyntax.CheckBlocks(folder, mistakes);
        }

        return mistakes.Count > 0
            ? throw new SourceMistakeException([.. mistakes.OrderBy(mistake => files.Select(file => file.File).ToList().IndexOf(mistake.Place.File))
                .ThenBy(mistake => mistake.Place.Line).ThenBy(mistake => mistake.Place.Column)])
            : new TerraformFiles(
                blocks, [.. bodies.Except(configuration).SelectMany(file => file.Body.Attributes)],
                FindRoot(blocks, [.. configuration.Select(file => Directory(file.File))]));
    }

    private static bool IsOverride(string file) => Path.GetFileName(file).Split(".tf")[0] is var name
        && file.Contains(".tf", StringComparison.Ordinal) && !file.Contains(".tfvars", StringComparison.Ordinal) && (name == "override" || name.EndsWith("_override", StringComparison.Ordinal));

    /// <summary>Follows a relative path from a folder.</summary>
    public static string Combine(string directory, string path)
    {
        var parts = new List<string>();
        foreach (var part in $"{directory}/{path}".Split('/', '\\').Where(part => part is not ("" or ".")))
        {
            if (part == ".." && parts is [.., not ".."])
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else
            {
                parts.Add(part);
            }
        }

        return (directory.StartsWith('/') ? "/" : "") + string.Join('/', parts);
    }

    private static string Directory(string file)
    {
        var path = file.Replace('\\', '/');
        return Combine(path[..(path.LastIndexOf('/') + 1)], "");
    }

    private static string FindRoot(ImmutableDictionary<string, ImmutableArray<HclBlock>> blocks, ImmutableArray<string> order)
        => Uncalled(blocks).OrderBy(folder => folder.Contains(Installed, StringComparison.Ordinal)).ThenBy(folder => order.IndexOf(folder)).FirstOrDefault()
            ?? order.FirstOrDefault() ?? "";

    private static IEnumerable<string> Uncalled(ImmutableDictionary<string, ImmutableArray<HclBlock>> blocks)
    {
        var called = blocks.SelectMany(folder => folder.Value.Where(block => block.Type == "module")
            .Select(block => (block.Body["source"] as HclLiteral)?.Value as string).OfType<string>()
            .Select(source => Combine(folder.Key, source))).ToHashSet(StringComparer.Ordinal);
        return blocks.Keys.Where(folder => !called.Contains(folder));
    }
}
