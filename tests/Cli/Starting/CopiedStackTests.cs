using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>An environment that begins as a copy of another.</summary>
public sealed class CopiedStackTests : IDisposable
{
    private readonly Folder _folder = new("dev", "prod");

    [Fact]
    public async Task Init_FromProd_ChangesWhatMustDiffer()
    {
        var outcome = await InitAsync("staging", "--from", "prod");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.StartsWith(
            """
            ~/Pulumi.staging.yaml is written.
            ~/.github/workflows/gpuinfra.yml is written.
            Changed from ~/Pulumi.prod.yaml:
              secretsprovider: gcpkms://projects/acme-inference-prod/locations/europe-west4/keyRings/pulumi/cryptoKeys/prod → gcpkms://projects/acme-inference-staging/locations/europe-west4/keyRings/pulumi/cryptoKeys/staging
              gcp:project: acme-inference-prod → acme-inference-staging
              gpuinfra:platform.images.writers: serviceAccount:image-builder@acme-inference-prod.iam.gserviceaccount.com → serviceAccount:image-builder@acme-inference-staging.iam.gserviceaccount.com

            """,
            outcome.Output,
            StringComparison.Ordinal);
        Assert.Equal(
            _folder.Read("Pulumi.prod.yaml").Replace("acme-inference-prod", "acme-inference-staging", StringComparison.Ordinal)
                .Replace("cryptoKeys/prod", "cryptoKeys/staging", StringComparison.Ordinal),
            _folder.Read("Pulumi.staging.yaml"));
        Assert.Equal(ExitCode.Fine, (await _folder.RunAsync("check", "staging")).ExitCode);
    }

    [Fact]
    public async Task Init_FromAnother_LeavesOutItsKeysAndTellsOfItsName()
    {
        var text = _folder.Read("Pulumi.prod.yaml");
        _folder.Write("Pulumi.prod.yaml", $"encryptedkey: abc\nencryptionsalt: v1:{new string('a', 10)}\n{text}".Replace("cost-center: inference", "tier: prod", StringComparison.Ordinal));

        var outcome = await InitAsync("staging", "--from", "Pulumi.prod.yaml", "--project", "acme-stage");

        Assert.DoesNotContain("encrypt", _folder.Read("Pulumi.staging.yaml"), StringComparison.Ordinal);
        Assert.Contains("\n  encryptedkey: left out, as it is of 'prod' alone; 'pulumi stack init staging' writes another\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("\nStill with 'prod' in them; look whether they should:\n  gpuinfra:platform.labels.tier: prod\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("  gcp:project: acme-stage\n", _folder.Read("Pulumi.staging.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_IntoAnotherRegion_MovesItsImages()
    {
        var outcome = await InitAsync("asia", "--from", "prod", "--project", "acme-asia", "--region", "asia-southeast1");

        Assert.Equal((ExitCode.Fine, ""), (outcome.ExitCode, outcome.Error));
        Assert.DoesNotContain("europe-west4", _folder.Read("Pulumi.asia.yaml"), StringComparison.Ordinal);
        Assert.Contains("image: asia-southeast1-docker.pkg.dev/acme-asia/inference-images/vllm@", _folder.Read("Pulumi.asia.yaml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no stack 'prd': '~' has no Pulumi.prd.yaml. Did you mean 'prod'? Its stacks are dev, prod.", "staging", "--from", "prd")]
    [InlineData("~/Pulumi.prod.yaml is there already, and nothing is overwritten. Name another stack, or look at it with 'gpuinfra check prod'.", "prod", "--from", "dev")]
    [InlineData("acme-inference-prod is the project of 'prod'. Each environment has a project of its own: write another behind --project.", "staging", "--from", "prod", "--project", "acme-inference-prod")]
    [InlineData("--from copies an environment as it is, and --audience says another. Leave it out, and change the new stack file.", "staging", "--from", "prod", "--audience", "dev")]
    public async Task Init_FromWhatCannotBeCopied_SaysWhatToDo(string message, params string[] words) =>
        (await InitAsync(words)).AssertFails(ExitCode.BadUsage, message);

    [Fact]
    public async Task Init_FromAProjectOfAnotherName_AsksForTheNewOne()
    {
        _folder.Write("Pulumi.prod.yaml", _folder.Read("Pulumi.prod.yaml").Replace("acme-inference-prod", "acme-live", StringComparison.Ordinal));

        (await InitAsync("staging", "--from", "prod")).AssertFails(
            ExitCode.BadUsage,
            "--project is not given, and acme-live does not name 'prod'. Each environment has a project of its own: write it behind --project.");
    }

    [Fact]
    public async Task Init_FromAStackWithErrors_IsRefused()
    {
        _folder.Replace("Pulumi.dev.yaml", "cpu: 4", "cpu: 3");

        var outcome = await InitAsync("staging", "--from", "dev");

        Assert.Equal(ExitCode.BadUsage, outcome.ExitCode);
        Assert.EndsWith("\n'dev' has errors, which its copy would have, too. Mend them first.\n", outcome.Error, StringComparison.Ordinal);
        Assert.False(_folder.Has("Pulumi.staging.yaml"));
    }

    public void Dispose() => _folder.Dispose();

    private Task<Outcome> InitAsync(params string[] words) => _folder.RunAsync(["init", .. words]);
}
