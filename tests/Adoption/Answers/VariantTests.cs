using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace GpuInfra.Adoption.Tests;

/// <summary>The same said in other words means the same.</summary>
public sealed class VariantTests
{
    public static TheoryData<string> Documents => [.. AdoptionCase.Names.Where(name => AdoptionCase.Read(name).Form is "service-yaml" or "service-json-v2" or "pulumi-export")];

    public static TheoryData<string> Yamls => [.. AdoptionCase.Names.Where(name => IsYaml(AdoptionCase.Read(name)))];

    [Theory]
    [MemberData(nameof(Yamls))]
    public void InBlocksWithQuotesCommentsAndBlankLines_IsTheSame(string name) => AssertSame(name, text => Block(Reversed(Tree(name, text)), ""));

    [Theory]
    [MemberData(nameof(Yamls))]
    public void InBlocksOfAnotherIndentation_IsTheSame(string name) => AssertSame(name, text => Block(Tree(name, text), "").Replace("  ", "     ", StringComparison.Ordinal));

    [Theory]
    [MemberData(nameof(Documents))]
    public void ReorderedAndRequoted_IsTheSame(string name) => AssertSame(name, text => Emit(Reversed(Tree(name, text))));

    [Theory]
    [MemberData(nameof(Documents))]
    public void AsYamlWithinBrackets_IsTheSame(string name) => AssertSame(
        name, text => AdoptionCase.Read(name).Form == "service-yaml" ? $"---\n{Emit(Reversed(Tree(name, text)))}\n---\n" : text);

    [Theory]
    [MemberData(nameof(Documents))]
    public void OnOneLine_IsTheSame(string name) => AssertSame(name, text => Tree(name, text).ToJsonString());

    [Theory]
    [MemberData(nameof(Documents))]
    public void OtherLineEnds_AreTheSame(string name) => AssertSame(
        name, text => text.Contains('\r', StringComparison.Ordinal) ? text.ReplaceLineEndings("\n") : text.ReplaceLineEndings("\r\n"));

    [Theory]
    [MemberData(nameof(Documents))]
    public void AMarkAtTheStart_IsTheSame(string name) => AssertSame(name, text => $"\uFEFF{text}");

    [Theory]
    [MemberData(nameof(Documents))]
    public void RenamedValues_AreTakenAsTheyAre(string name)
    {
        var one = AdoptionCase.Read(name);
        Func<string, string> renamed = text => text.Replace("acme-", "zeta-9-", StringComparison.Ordinal);

        var read = SourceReaders.Read([.. one.Files.Select(file => file with { Text = renamed(file.Text) })])!;
        var original = SourceReaders.Read(one.Files)!;

        Assert.Equal(Lines(original).Select(renamed).Order(StringComparer.Ordinal), Lines(read));
        Assert.Equal(original.Questions.Select(question => renamed(question.Path)), read.Questions.Select(question => question.Path));
    }

    private static void AssertSame(string name, Func<string, string> variant)
    {
        var one = AdoptionCase.Read(name);
        var (original, read) = (SourceReaders.Read(one.Files)!, SourceReaders.Read([.. one.Files.Select(file => file with { Text = variant(file.Text) })])!);

        Assert.Equal(Lines(original), Lines(read));
        Assert.Equal(
            original.Questions.Select(question => question.Path).Order(StringComparer.Ordinal),
            read.Questions.Select(question => question.Path).Order(StringComparer.Ordinal));
        Assert.Equal(
            original.NotCarried.Select(one => one.What).Order(StringComparer.Ordinal), read.NotCarried.Select(one => one.What).Order(StringComparer.Ordinal));
        Assert.Equal(
            original.Problems.Select(problem => (problem.Kind, problem.Path)).Order(), read.Problems.Select(problem => (problem.Kind, problem.Path)).Order());
    }

    private static IEnumerable<string> Lines(SourceConfiguration configuration) =>
        StatedTexts.Of(configuration).Select(stated => $"{stated.Key} = {stated.Value}").Order(StringComparer.Ordinal);

    // YAML holds JSON: what is no JSON yet is read as YAML first.
    private static JsonNode Tree(string name, string text) => IsYaml(AdoptionCase.Read(name))
        ? Node(YamlDocuments.Read(new("variant", text))[0])!
        : JsonNode.Parse(text)!;

    private static JsonNode? Node(SourceValue value) => value switch
    {
        SourceMap map => new JsonObject(map.Entries.Select(entry => KeyValuePair.Create(entry.Name, Node(entry.Value)))),
        SourceList list => new JsonArray([.. list.Items.Select(Node)]),
        SourceScalar scalar => JsonSerializer.SerializeToNode(scalar.Value),
        _ => null,
    };

    private static JsonNode? Reversed(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map.Reverse().Select(entry => KeyValuePair.Create(entry.Key, Reversed(entry.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Reversed)]),
        null => null,
        _ => node.DeepClone(),
    };

    private static bool IsYaml(AdoptionCase one) => one.Form is "service-yaml" or "compose";

    // Maps in blocks, below their keys and with comments beside them; lists in blocks whose items are in brackets.
    private static string Block(JsonNode? node, string indent) => node switch
    {
        JsonObject { Count: > 0 } map => string.Concat(map.Select(entry => $"{indent}# {entry.Key}\n\n{indent}{Key(entry.Key)}:{Below(entry.Value, indent + "  ")}")),
        JsonArray { Count: > 0 } list => string.Concat(list.Select(item => $"{indent}- {Inline(item)} # of a list\n")),
        _ => $"{indent}{Inline(node)}\n",
    };

    private static string Below(JsonNode? node, string indent) =>
        node is JsonObject { Count: > 0 } or JsonArray { Count: > 0 } ? $"\n{Block(node, indent)}" : $" {Inline(node)}\n";

    private static string Inline(JsonNode? node) => JsonSerializer.Serialize(node);

    private static string Key(string key) => key.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '_' or '-') ? key : JsonSerializer.Serialize(key);

    private static string Emit(JsonNode? node) => node!.ToJsonString(new() { WriteIndented = true });
}
