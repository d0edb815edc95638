namespace GpuInfra.Planning.Tests;

/// <summary>Jobs that bring a model into the bucket.</summary>
public class ImportChangeTests
{
    private const string Again = "It runs before its service is changed, which moves to what it brought; where it fails, the service stays as it is.";

    [Theory]
    [InlineData("a", "1234567890123", "b", "abcdefghijklm", "it brings b at abcdefghijkl in place of a at 123456789012")]
    [InlineData("a", "", "b", "12", "it brings b at 12 in place of a")]
    [InlineData("a", "12", "b", "", "it brings b in place of a at 12")]
    [InlineData("a", "1234567890123", "a", "abcdefghijkl", "it brings another revision of a: abcdefghijkl in place of 123456789012")]
    [InlineData("a", "sha256:1234567890123", "a", "sha256:ab", "it brings another revision of a: ab in place of 123456789012")]
    [InlineData("a", "12", "a", "", "it brings another revision of a: whatever the name means in place of 12")]
    [InlineData("a", "sha256:12", "a", "sha256:12", "it brings a at 12 once more")]
    [InlineData("a", "", "a", "", "it brings a once more")]
    public void Compare_JobWithAnotherToken_SaysWhatItBrings(string model, string revision, string then, string thenRevision, string headline)
    {
        var change = Given.Change(Job(model, revision, "f", "t"), Job(then, thenRevision, "f", "u"));

        Assert.Equal((ChangeKind.Update, headline), (change.Kind, change.Headline));
        Assert.Equal([Again], change.Consequences);
    }

    [Fact]
    public void Compare_JobWithTheSameToken_RunsNothing()
    {
        var change = Given.Change(Job("a", "1", "f", "t"), Job("a", "2", "g", "t"));

        Assert.DoesNotContain("brings", change.Headline, StringComparison.Ordinal);
        Assert.Empty(change.Consequences);
    }

    [Theory]
    [InlineData("", "g", false)]
    [InlineData("f", "f", false)]
    [InlineData("f", "g", true)]
    public void Compare_JobWithAnotherFolder_SaysHowTheOldOneGoes(string folder, string then, bool isSaid) => Assert.Equal(
        isSaid ? [Again, "What was brought before stays. Once nothing serves it, remove it: gcloud storage rm --recursive gs://BUCKET/f."] : [Again],
        Given.Change(Job("a", "1", folder, "t"), Job("a", "2", then, "u")).Consequences);

    [Fact]
    public void Compare_JobWhoseTokenIsGone_AsksForAnotherAttempt() => Assert.Equal(
        [Again, "Its token is gone, as it is when somebody runs the job by hand, and the API refuses the same one again: raise import.attempt."],
        Given.Change(Job("a", "1", "f", ""), Job("a", "1", "f", "t")).Consequences);

    [Theory]
    [InlineData(CloudTypes.Job, """[{"name": "OTHER", "value": "a"}]""")]
    [InlineData("gcp:cloudrunv2/workerPool:WorkerPool", """[{"name": "IMPORT_MODEL", "value": "a"}]""")]
    public void Compare_WhatBringsNoModel_IsSaidByItsProperties(string type, string variables)
    {
        var inputs = $$"""{"template": {"template": {"containers": [{"envs": {{variables}} }]} }, "runExecutionToken": "TOKEN"}""";

        var change = Given.Change(type, inputs, inputs.Replace("TOKEN", "OTHER", StringComparison.Ordinal));

        Assert.Equal("it changes its runExecutionToken", change.Headline);
        Assert.Empty(change.Consequences);
    }

    [Fact]
    public void Compare_JobWithHalfOfItsVariables_BringsTheModelAllTheSame() => Assert.Equal(
        "it brings b in place of a",
        Given.Change(
            CloudTypes.Job,
            """{"template": {"template": {"containers": [{}, {"envs": [{"name": "IMPORT_MODEL", "value": "a"}, {"name": "IMPORT_REVISION"}, {"value": "x"}]}]}}}""",
            """{"template": {"template": {"containers": [{}, {"envs": [{"name": "IMPORT_MODEL", "value": "b"}]}]}}, "runExecutionToken": "t"}""")
            .Headline);

    private static PlannedResource Job(string model, string revision, string folder, string token) => Given.Resource(
        CloudTypes.Job,
        "it",
        $$"""
        {"template": {"template": {"containers": [{"envs": [{"name": "IMPORT_MODEL", "value": "{{model}}"},
          {"name": "IMPORT_REVISION", "value": "{{revision}}"}, {"name": "IMPORT_FOLDER", "value": "{{folder}}"}]}]} },
         "runExecutionToken": "{{token}}"}
        """);
}
