using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption.Tests;

// The same configuration written otherwise states the same.
public sealed partial class TerraformVariantTests
{
    private static readonly string[] Written = ["23-prover-dynamic", "25-v1-resource", "27-whole-platform", "29-module-and-typo"];

    private static readonly Dictionary<string, Func<ImmutableArray<SourceText>, ImmutableArray<SourceText>>> Ways = new()
    {
        ["renamed"] = files => Each(files, text => Names().Replace(text, match => $"{match.Value}_renamed")),
        ["reversed"] = files => Each(files, text => string.Join("\n", Blocks(text).Reverse())),
        ["in several files"] = files =>
        [
            .. files.SelectMany(file => file.File.EndsWith(".tf", StringComparison.Ordinal)
                ? Blocks(file.Text).Select((block, index) => new SourceText(string.Create(CultureInfo.InvariantCulture, $"part-{index}.tf"), block))
                : [file]),
        ],
        ["interpolated"] = files => Each(files, text => Requoted(text, value => $"\"${{ \"{value}\" }}\"")),
        ["joined"] = files => Each(files, text => Requoted(text, value => $"join(\"\", [ # parts\n  \"{value[..(value.Length / 2)]}\",\n  \"{value[(value.Length / 2)..]}\",\n])")),
        ["in heredocs"] = files => Each(files, text => Requoted(text, value => $"trimspace(<<-TEXT\n      {value}\n    TEXT\n    )")),
        ["with comments"] = files => Each(files, text => text.Replace("\n", " # it is so \"now\" {\n", StringComparison.Ordinal)),
        ["with Windows line ends"] = files => Each(files, text => text.Replace("\n", "\r\n", StringComparison.Ordinal)),
        ["unindented"] = files => Each(files, text => string.Join('\n', text.Split('\n').Select(line => line.Trim()))),
    };

    public static TheoryData<string, string> Variants
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var (name, way) in Written.SelectMany(name => Ways.Keys.Select(way => (name, way))))
            {
                all.Add(name, way);
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void Read_OfAVariant_StatesTheSame(string name, string way)
    {
        var files = AdoptionCase.Read($"{name}.answer.json").Files;
        var variant = Ways[way](files);

        Assert.NotEqual(files.Select(file => file.Text), variant.Select(file => file.Text));
        Assert.True(new TerraformReader().Recognises(variant));
        Assert.Equal(Lines(new TerraformReader().Read(files)), Lines(new TerraformReader().Read(variant)));
    }

    [Theory]
    [InlineData("31-state-platform")]
    [InlineData("33-plan-update")]
    public void Read_OfAShuffledStateOrPlan_StatesTheSame(string name)
    {
        var file = AdoptionCase.Read($"{name}.answer.json").Files[0];
        var shuffled = file with { Text = Shuffled(JsonNode.Parse(file.Text), ordered: true)!.ToJsonString() };

        Assert.True(new TerraformShowReader().Recognises([shuffled]));
        Assert.Equal(Lines(new TerraformShowReader().Read([file])), Lines(new TerraformShowReader().Read([shuffled])));
    }

    [Fact]
    public void Read_OfAStateWithinModules_StatesTheSame()
    {
        var file = AdoptionCase.Read("31-state-platform.answer.json").Files[0];
        var state = JsonNode.Parse(file.Text)!;
        var root = state["values"]!["root_module"]!.DeepClone();
        state["values"]!["root_module"] = new JsonObject
        {
            ["child_modules"] = new JsonArray(new JsonObject { ["address"] = "module.a", ["child_modules"] = new JsonArray(root) }),
        };

        Assert.Equal(Lines(new TerraformShowReader().Read([file])), Lines(new TerraformShowReader().Read([file with { Text = state.ToJsonString() }])));
    }

    private static IEnumerable<string> Lines(SourceConfiguration read) => StatedTexts.Of(read).Select(stated => $"{stated.Key} = {stated.Value}")
        .Concat(read.NotCarried.Select(left => left.What)).Concat(read.Questions.Select(question => $"{question.Path} {question.Default}")).Order(StringComparer.Ordinal);

    private static ImmutableArray<SourceText> Each(ImmutableArray<SourceText> files, Func<string, string> change)
        => [.. files.Select(file => file with { Text = change(file.Text) })];

    private static string[] Blocks(string text) => text.Contains("\n}\n", StringComparison.Ordinal) && TopBlock().IsMatch(text)
        ? [.. text.Split("\n}\n", StringSplitOptions.RemoveEmptyEntries).Where(block => block.Trim().Length > 0).Select(block => $"{block}\n}}\n")]
        : [text];

    private static string Requoted(string text, Func<string, string> quote) => TopBlock().IsMatch(text)
        ? PlainText().Replace(text, match => match.Groups["name"].Value is "source" or "error_message" or "managed-by" ? match.Value : match.Groups["start"].Value + quote(match.Groups["value"].Value))
        : text;

    // The names of things are in the reverse order; lists keep theirs, for containers and arguments have one, but for resources.
    private static JsonNode? Shuffled(JsonNode? node, bool ordered) => node switch
    {
        JsonObject map => new JsonObject(map.Reverse().Select(entry => KeyValuePair.Create(entry.Key, entry.Key == "labels" ? entry.Value?.DeepClone() : Shuffled(entry.Value, entry.Key is not ("resources" or "resource_changes"))))),
        JsonArray list => new JsonArray([.. (ordered ? list : list.Reverse()).Select(item => Shuffled(item, ordered: true))]),
        JsonValue value => value.DeepClone(),
        _ => null,
    };

    // A project is told by the name of its variable, and a misnamed value by that of another.
    [GeneratedRegex("""(?<=\bvar\.|\blocal\.|^variable ")(?!project_id\b|cloud_run_config\b)[a-z_]+\b|(?<=^locals \{\n(?:  .*\n|\n)*  )[a-z_]+(?= += )|^(?!project_id\b)(?:enable_gpu|gpu_type)\b""", RegexOptions.Multiline)]
    private static partial Regex Names();

    [GeneratedRegex("""^(?:resource|variable|module)\b""", RegexOptions.Multiline)]
    private static partial Regex TopBlock();

    [GeneratedRegex("""^(?<start>  +(?<name>[\w-]+) *= )"(?<value>[^"$%\\ ]{2,})"$""", RegexOptions.Multiline)]
    private static partial Regex PlainText();
}
