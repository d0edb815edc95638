using System.Collections.Immutable;
using System.Globalization;

namespace GpuInfra.Adoption;

/// <summary>Reads a file of either syntax, and the rules for its blocks that every Terraform has.</summary>
internal static class TerraformSyntax
{
    /// <summary>How many labels a block of the top has.</summary>
    public static ImmutableDictionary<string, int> Labels { get; } = new Dictionary<string, int>
    {
        ["resource"] = 2,
        ["data"] = 2,
        ["module"] = 1,
        ["variable"] = 1,
        ["output"] = 1,
        ["provider"] = 1,
        ["locals"] = 0,
        ["terraform"] = 0,
    }.ToImmutableDictionary(StringComparer.Ordinal);

    public static HclBody Parse(SourceText file, ImmutableArray<SourceMistake>.Builder mistakes)
        => IsJson(file) ? TerraformJson.Parse(file, mistakes) : HclParser.Parse(file, mistakes);

    public static bool IsJson(SourceText file) => file.Text.AsSpan().TrimStart().TrimStart('\uFEFF').StartsWith("{");

    /// <summary>Whether a text is configuration of Terraform, by what it begins with.</summary>
    public static bool IsConfiguration(SourceText file) => IsJson(file)
        ? TerraformJson.IsConfiguration(file)
        : TerraformBlocks.Header().IsMatch(file.Text, Begin(file));

    /// <summary>Whether a text can be a file of values or an empty one.</summary>
    public static bool IsValues(SourceText file)
    {
        var begin = Begin(file);
        return IsJson(file) || begin >= file.Text.Length || TerraformBlocks.Assignment().IsMatch(file.Text, begin);
    }

    public static void CheckBlocks(ImmutableArray<HclBlock> blocks, ImmutableArray<SourceMistake>.Builder mistakes)
    {
        var seen = new Dictionary<string, SourcePlace>(StringComparer.Ordinal);
        foreach (var block in blocks.Where(block => Labels.ContainsKey(block.Type)))
        {
            if (block.Labels.Length != Labels[block.Type])
            {
                mistakes.Add(new SourceMistake(block.Place, string.Create(
                    CultureInfo.InvariantCulture, $"A block {block.Type} has {Labels[block.Type]} labels, this one has {block.Labels.Length}.")));
            }
            else if (block.Type is "resource" or "data" or "module" or "variable" && !seen.TryAdd(NameOf(block), block.Place))
            {
                mistakes.Add(new SourceMistake(block.Place, $"{NameOf(block)} is already at {seen[NameOf(block)]}. Rename one of them."));
            }
        }
    }

    private static string NameOf(HclBlock block) => $"{block.Type} {string.Join('.', block.Labels)}";

    private static int Begin(SourceText file)
    {
        var scanner = new HclScanner(file);
        try
        {
            scanner.SkipBlanks(lines: true);
        }
        catch (HclSyntaxException)
        {
            return file.Text.Length;
        }

        return scanner.Offset;
    }
}
