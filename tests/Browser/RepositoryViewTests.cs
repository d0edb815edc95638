using GpuInfra.Cli;

namespace GpuInfra.Browser.Tests;

/// <summary>Where a pipeline says that the files can be looked at.</summary>
public sealed class RepositoryViewTests
{
    private const string Commit = "7d3f0c1a9b8e4d52c6f1a0b3e9d8c7f6a5b4c3d2";

    private static readonly Dictionary<string, string> GitHub = new()
    {
        ["GITHUB_SERVER_URL"] = "https://github.com",
        ["GITHUB_REPOSITORY"] = "acme/inference",
        ["GITHUB_SHA"] = Commit,
        ["GITHUB_WORKSPACE"] = "/work space",
    };

    private static readonly Dictionary<string, string> GitLab = new()
    {
        ["CI_PROJECT_URL"] = "https://gitlab.acme.example/ml/inference",
        ["CI_COMMIT_SHA"] = Commit,
        ["CI_PROJECT_DIR"] = "/work space",
    };

    [Theory]
    [InlineData("/work space/Pulumi.prod.yaml", 52, "Pulumi.prod.yaml#L52")]
    [InlineData("/work space/a b/#1?&\"<.yaml", 1, "a%20b/%231%3F%26%22%3C.yaml#L1")]
    [InlineData("/work space/Pulumi.prod.yaml", 0, "Pulumi.prod.yaml")]
    public void AddressOf_FileOfTheRepository_IsThePageOfItsLine(string file, int line, string address)
    {
        var place = new Place(line, 1) { File = file };

        Assert.Equal($"https://github.com/acme/inference/blob/{Commit}/{address}", Of(GitHub)!.AddressOf(place));
        Assert.Equal($"https://gitlab.acme.example/ml/inference/-/blob/{Commit}/{address}", Of(GitLab)!.AddressOf(place));
    }

    [Theory]
    [InlineData("/elsewhere/Pulumi.prod.yaml")]
    [InlineData("/work space/../elsewhere.yaml")]
    [InlineData(null)]
    public void AddressOf_FileOutside_IsNone(string? file) => Assert.Null(Of(GitHub)!.AddressOf(new Place(1, 1) { File = file }));

    [Fact]
    public void CommitAddress_OfEach_IsThePageOfTheCommit()
    {
        Assert.Equal($"https://github.com/acme/inference/commit/{Commit}", Of(GitHub)!.CommitAddress);
        Assert.Equal($"https://gitlab.acme.example/ml/inference/-/commit/{Commit}", Of(GitLab)!.CommitAddress);
    }

    [Theory]
    [InlineData("GITHUB_SERVER_URL", "http://github.com")]
    [InlineData("GITHUB_SERVER_URL", "javascript:alert(1)//")]
    [InlineData("GITHUB_SERVER_URL", "https://user:secret@github.com")]
    [InlineData("GITHUB_REPOSITORY", "acme/inference?x=1")]
    [InlineData("GITHUB_SHA", "7d3f0c1a9b8e")]
    [InlineData("GITHUB_SHA", null)]
    [InlineData("GITHUB_WORKSPACE", null)]
    [InlineData("GITHUB_SERVER_URL", null)]
    public void Of_WhatIsNoPageOfTheWeb_IsNone(string name, string? value)
    {
        var variables = GitHub.Where(variable => variable.Key != name).ToDictionary();
        if (value is not null)
        {
            variables[name] = value;
        }

        Assert.Null(Of(variables));
    }

    [Fact]
    public void Of_OutsideAPipeline_IsNone() => Assert.Null(Of([]));

    private static RepositoryView? Of(Dictionary<string, string> variables) => RepositoryView.Of(variables.GetValueOrDefault);
}
