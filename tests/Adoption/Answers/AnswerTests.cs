namespace GpuInfra.Adoption.Tests;

public sealed class AnswerTests
{
    public static TheoryData<string> Cases =>
        [.. AdoptionCase.Names.Where(name => SourceReaders.All.Any(reader => reader.Recognises(AdoptionCase.Read(name).Files)))];

    [Fact]
    public void EveryCaseOfAFormThatIsReadIsRecognised()
    {
        var forms = AdoptionCase.Names.Select(AdoptionCase.Read).Where(one => SourceReaders.All.Any(reader => reader.Recognises(one.Files))).Select(one => one.Form).Distinct();

        Assert.All(
            AdoptionCase.Names.Select(AdoptionCase.Read).Where(one => forms.Contains(one.Form)),
            one => Assert.Equal(one.Form, FormOf(SourceReaders.Read(one.Files)!.Form)));
        Assert.InRange(Cases.Cast<object[]>().Count(), 8, AdoptionCase.Names.Count);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void WhatIsStatedIsReadAndNothingElse(string name)
    {
        var one = AdoptionCase.Read(name);

        var read = StatedTexts.Of(SourceReaders.Read(one.Files)!);

        Assert.Equal(Lines(one.States), Lines(Respelled(read, one)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void WhatIsUnsaidIsAsked(string name)
    {
        var one = AdoptionCase.Read(name);

        var asked = SourceReaders.Read(one.Files)!.Questions.Select(question => question.Path).ToList();

        Assert.Equal([], one.Unsaid.Where(path => !IsAsked(path, asked) && !IsLeftToTheStack(path)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void NothingIsAskedThatIsStatedWithoutDoubt(string name)
    {
        var one = AdoptionCase.Read(name);

        var asked = SourceReaders.Read(one.Files)!.Questions.Select(question => question.Path).ToList();

        Assert.Equal([], asked.Where(path => one.States.ContainsKey(path) && !one.Unsaid.Contains(path)));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void WhatIsNotCarriedAndNoPropertyIsNamed(string name)
    {
        var one = AdoptionCase.Read(name);
        if (one.Form is "gcloud" or "compose")
        {
            Assert.Equal(
                one.NotCarried.Order(StringComparer.Ordinal),
                SourceReaders.Read(one.Files)!.NotCarried.Select(item => item.What).Distinct().Order(StringComparer.Ordinal));
        }
    }

    // A secret in the clear, and a region without the GPU, are found by the rules of the stack, which a reader does not know.
    private static bool IsLeftToTheStack(string path) => path == "location" || path.EndsWith("_KEY]", StringComparison.Ordinal);

    private static bool IsAsked(string path, List<string> asked) => asked.Contains(path)
        || asked.Exists(other => other.StartsWith($"{path}[", StringComparison.Ordinal))
        || asked.Exists(other => other.Contains("].", StringComparison.Ordinal) && other.EndsWith($"].{path}", StringComparison.Ordinal));

    private static IEnumerable<KeyValuePair<string, string>> Respelled(Dictionary<string, string> read, AdoptionCase one) =>
        read.Select(stated => one.EqualSpellings.TryGetValue(stated.Key, out var other) && other == stated.Value
            ? KeyValuePair.Create(stated.Key, one.States[stated.Key])
            : stated);

    private static IEnumerable<string> Lines(IEnumerable<KeyValuePair<string, string>> states) =>
        states.Select(stated => $"{stated.Key} = {stated.Value}").Order(StringComparer.Ordinal);

    private static string FormOf(SourceForm form) => form switch
    {
        SourceForm.ServiceYaml => "service-yaml",
        SourceForm.ServiceJsonV1 => "service-json-v1",
        SourceForm.ServiceJsonV2 => "service-json-v2",
        SourceForm.PulumiExport => "pulumi-export",
        SourceForm.TerraformShowJson => "terraform-show-json",
        _ => form.ToString().ToLowerInvariant(),
    };
}
