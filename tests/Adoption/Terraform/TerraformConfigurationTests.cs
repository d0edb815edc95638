using System.Collections.Immutable;

namespace GpuInfra.Adoption.Tests;

// Configurations as people write them. Beside each stands all that is read of it.
public sealed class TerraformConfigurationTests
{
    private static readonly System.Reflection.Assembly Assembly = typeof(TerraformConfigurationTests).Assembly;

    [Theory]
    [InlineData("ollama-network", "ollama-network.tf")]
    [InlineData("several-services", "several-services.tf")]
    [InlineData("services-by-map", "services-by-map.tf")]
    [InlineData("v1-with-policy", "v1-with-policy.tf")]
    [InlineData("unknown-parts", "unknown-parts.tf")]
    [InlineData("registry-module", "registry-module.tf")]
    [InlineData("json-syntax", "json-syntax.tf.json")]
    [InlineData("local-module", "envs/prod/prod.main.tf", "modules/gpu-service/module.service.tf", "modules/account/module.account.tf")]
    public void Read_OfAConfiguration_StatesWhatStandsBesideIt(string name, params string[] files)
    {
        ImmutableArray<SourceText> texts = [.. files.Select(file => new SourceText(file, Text(file.Split('/')[^1])))];

        Assert.IsType<TerraformReader>(SourceReaders.All.Single(reader => reader.Recognises(texts)));
        Assert.Equal(Text($"{name}.read.txt").TrimEnd().Split('\n'), Lines(new TerraformReader().Read(texts)));
    }

    internal static string[] Lines(SourceConfiguration read) =>
    [
        .. StatedTexts.Of(read).Select(stated => $"{stated.Key} = {stated.Value}").Order(StringComparer.Ordinal),
        .. read.Services.Concat(read.Beside).SelectMany(resource => SourceLeaves.Of(resource.Properties)
            .Where(leaf => leaf.Value is SourceUnknown).Select(leaf => $"unknown {resource.Kind} {resource.Name} {leaf.Path}: {((SourceUnknown)leaf.Value).Expression}")),
        .. read.NotCarried.Select(left => $"left {left.What}: {left.Reason} ({left.Place})"),
        .. read.Questions.Select(question => $"ask {question.Path}: {question.Ask} [{question.Default}]"),
        .. read.Problems.Select(problem => $"problem {problem.Path} {problem.Problem} ({problem.Place})"),
    ];

    private static string Text(string name)
    {
        using var reader = new StreamReader(Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not here."));
        return reader.ReadToEnd();
    }
}
