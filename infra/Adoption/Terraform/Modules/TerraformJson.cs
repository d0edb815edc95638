using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>Reads the JSON syntax of Terraform as the blocks that it stands for.</summary>
/// <remarks>https://developer.hashicorp.com/terraform/language/syntax/json</remarks>
internal static class TerraformJson
{
    // In HCL these stand within others, where nothing must be said of them.
    private static readonly ImmutableDictionary<string, int> Labels =
        TerraformSyntax.Labels.Add("dynamic", 1).Add("lifecycle", 0).Add("content", 0);

    /// <summary>These take a reference or a type, written as a text, where others take a template.</summary>
    private static readonly ImmutableHashSet<string> Bare =
        ["variable.type", "resource.provider", "data.provider", "resource.depends_on", "lifecycle.ignore_changes", "dynamic.iterator"];

    public static HclBody Parse(SourceText file, ImmutableArray<SourceMistake>.Builder mistakes)
    {
        try
        {
            return HclJson.Expression(JsonText.Read(file), (text, place) => Template(text, place, mistakes)) is HclObjectLiteral whole
                ? Body(whole, IsConfiguration(file) ? "" : "locals", mistakes)
                : new HclBody([], []);
        }
        catch (SourceMistakeException mistake)
        {
            mistakes.AddRange(mistake.Mistakes);
            return new HclBody([], []);
        }
    }

    public static bool IsConfiguration(SourceText file)
    {
        try
        {
            return JsonText.Read(file) is SourceMap { Entries.Length: > 0 } whole
                && whole.Entries.All(entry => (entry.Value is SourceMap or SourceList && Labels.ContainsKey(entry.Name)) || entry.Name == "//");
        }
        catch (SourceMistakeException)
        {
            return false;
        }
    }

    private static HclExpression Template(string text, SourcePlace place, ImmutableArray<SourceMistake>.Builder mistakes)
    {
        if (!text.Contains("${", StringComparison.Ordinal) && !text.Contains("%{", StringComparison.Ordinal))
        {
            return new HclLiteral(text, place) { Text = text };
        }

        try
        {
            return new HclExpressionParser(new HclScanner(new SourceText(place.File, text), place)).ReadWholeTemplate();
        }
        catch (HclSyntaxException mistake)
        {
            mistakes.Add(new SourceMistake(place, mistake.Message));
            return new HclLiteral(text, place);
        }
    }

    private static string Name(HclItem item) => (string)((HclLiteral)item.Key).Value!;

    private static HclBody Body(HclObjectLiteral map, string type, ImmutableArray<SourceMistake>.Builder mistakes)
    {
        var attributes = ImmutableArray.CreateBuilder<HclAttribute>();
        var found = ImmutableArray.CreateBuilder<HclBlock>();
        foreach (var item in map.Items.Where(item => Name(item) != "//"))
        {
            if (type != "locals" && item.Value is HclObjectLiteral or HclTuple && (Labels.ContainsKey(Name(item)) || HoldsDynamic(item.Value)))
            {
                Blocks(Name(item), [], Labels.GetValueOrDefault(Name(item)), item.Value, found, mistakes);
            }
            else
            {
                attributes.Add(new HclAttribute(Name(item), Bare.Contains($"{type}.{Name(item)}") ? AsReference(item.Value) : item.Value, item.Key.Place));
            }
        }

        return new HclBody(attributes.ToImmutable(), found.ToImmutable());
    }

    private static void Blocks(
        string type, ImmutableArray<string> labels, int missing, HclExpression value,
        ImmutableArray<HclBlock>.Builder found, ImmutableArray<SourceMistake>.Builder mistakes)
    {
        foreach (var map in value is HclTuple tuple ? tuple.Items.OfType<HclObjectLiteral>() : [(HclObjectLiteral)value])
        {
            if (missing == 0)
            {
                found.Add(new HclBlock(type, labels, Body(map, type, mistakes), map.Place));
                continue;
            }

            foreach (var item in map.Items.Where(item => item.Value is HclObjectLiteral or HclTuple))
            {
                Blocks(type, labels.Add(Name(item)), missing - 1, item.Value, found, mistakes);
            }
        }
    }

    /// <summary>Only a block can hold a dynamic block; all other blocks can be read as the objects that they look like.</summary>
    private static bool HoldsDynamic(HclExpression value) => value switch
    {
        HclObjectLiteral map => map.Items.Any(item => Name(item) == "dynamic" || HoldsDynamic(item.Value)),
        HclTuple tuple => tuple.Items.Any(HoldsDynamic),
        _ => false,
    };

    private static HclExpression AsReference(HclExpression value)
    {
        if (value is HclTuple tuple)
        {
            return tuple with { Items = [.. tuple.Items.Select(AsReference)] };
        }

        try
        {
            return value is HclLiteral { Value: string text }
                ? new HclExpressionParser(new HclScanner(new SourceText(value.Place.File, text), value.Place)).ReadValue()
                : value;
        }
        catch (HclSyntaxException)
        {
            return value;
        }
    }
}
