using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

public sealed class RecoverCommandTests : IDisposable
{
    private const string Export =
        """
        {
            "version": 3,
            "deployment": {
                "resources": [
                    {"urn": "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod", "type": "pulumi:pulumi:Stack"},
                    {
                        "urn": "urn:pulumi:prod::shop::pulumi:providers:gcp::gcp", "type": "pulumi:providers:gcp", "custom": true, "id": "1",
                        "inputs": {"project": "acme", "region": "europe-west4"}
                    }
                ],
                "pending_operations": [
                    {
                        "type": "creating",
                        "resource": {
                            "urn": "urn:pulumi:prod::shop::gcp:storage/bucket:Bucket::models", "type": "gcp:storage/bucket:Bucket", "custom": true,
                            "parent": "urn:pulumi:prod::shop::pulumi:pulumi:Stack::shop-prod",
                            "provider": "urn:pulumi:prod::shop::pulumi:providers:gcp::gcp::1",
                            "inputs": {"name": "acme-models"}
                        }
                    }
                ]
            }
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gpuinfra-");

    private string Out => Path.Combine(_folder.FullName, "prod.import.json");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Recover_AResourceThatWasBeingMade_WritesTheFileAndTheCommands()
    {
        var outcome = await RecoverAsync(Export);

        Assert.Equal(
            (ExitCode.Fine, ""),
            (outcome.ExitCode, outcome.Error));
        Assert.Equal(
            """
            models  gcp:storage/bucket:Bucket  acme-models

            ~/prod.import.json is written. Run, in this order:
              pulumi cancel --stack prod --yes
              pulumi import --stack prod --file ~/prod.import.json --generate-code=false --protect=false
              pulumi up --stack prod

            Where 'pulumi import' says that one does not exist, it was never made: delete its entry, and run it again.

            """.ReplaceLineEndings("\n"),
            outcome.Output.Replace(_folder.FullName, "~", StringComparison.Ordinal));
        Assert.Equal(
            """
            {
              "nameTable": {
                "gcp": "urn:pulumi:prod::shop::pulumi:providers:gcp::gcp"
              },
              "resources": [
                {
                  "type": "gcp:storage/bucket:Bucket",
                  "name": "models",
                  "id": "acme-models",
                  "provider": "gcp"
                }
              ]
            }

            """.ReplaceLineEndings("\n"),
            await File.ReadAllTextAsync(Out));
    }

    [Fact]
    public async Task Recover_WhatCannotBeNamed_IsAskedAndFails()
    {
        var outcome = await RecoverAsync(Export.Replace("\"name\": \"acme-models\"", "", StringComparison.Ordinal));

        Assert.Equal(ExitCode.CheckFailed, outcome.ExitCode);
        Assert.Contains("\"id\": \"<PLACEHOLDER>\"", await File.ReadAllTextAsync(Out), StringComparison.Ordinal);
        Assert.Contains(
            "look up: models (gcp:storage/bucket:Bucket): its id is {name}, and its inputs do not say name. Look it up in the cloud, and fill in <PLACEHOLDER>.\n",
            outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recover_AStateWithNothingPending_WritesNothing()
    {
        var outcome = await RecoverAsync(Export.Replace("\"creating\"", "\"reading\"", StringComparison.Ordinal));

        Assert.Equal(
            (ExitCode.Fine,
                "note: models was being read, which 'pulumi up' does again.\n\n"
                    + "Nothing is to be imported. Run:\n  pulumi cancel --stack prod --yes\n  pulumi up --stack prod\n"),
            (outcome.ExitCode, outcome.Output));
        Assert.False(File.Exists(Out));
    }

    [Fact]
    public async Task Recover_AReplacementThatWasCutShort_WritesNothingAndFails()
    {
        var outcome = await RecoverAsync(Export.Replace(
            "\"resources\": [",
            """
            "resources": [
                {
                    "urn": "urn:pulumi:prod::shop::gcp:storage/bucket:Bucket::models", "type": "gcp:storage/bucket:Bucket", "custom": true,
                    "id": "acme-models", "pendingReplacement": true, "inputs": {"name": "acme-models"}
                },
            """, StringComparison.Ordinal));

        Assert.Equal(
            (ExitCode.CheckFailed,
                "look up: models (gcp:storage/bucket:Bucket): its predecessor is deleted, and the state keeps a mark of that under its URN. Where acme-models was "
                    + "made, run 'pulumi state delete' with the URN and 'recover' with another export, or delete what was made.\n\n"
                    + "No file is written. When all is looked up, run:\n  pulumi cancel --stack prod --yes\n  pulumi up --stack prod\n"),
            (outcome.ExitCode, outcome.Output));
        Assert.False(File.Exists(Out));
    }

    [Fact]
    public async Task Recover_AFileThatSomebodyFilledIn_StaysAsItIs()
    {
        await File.WriteAllTextAsync(Out, "filled in");

        var outcome = await RecoverAsync(Export);

        Assert.Equal(
            (ExitCode.BadUsage, $"{Out} is there already and says something else. Remove it, or name another file with --file.\n"),
            (outcome.ExitCode, outcome.Error));
        Assert.Equal("filled in", await File.ReadAllTextAsync(Out));
    }

    [Fact]
    public async Task Recover_Twice_SaysTheSame() =>
        Assert.Equal((await RecoverAsync(Export)).Output, (await RecoverAsync(Export)).Output);

    [Fact]
    public async Task Recover_InJson_SaysAllOfIt()
    {
        var outcome = await RecoverAsync(Export, "--format", "json");

        Assert.Equal(
            """
            {
              "stack": "prod",
              "file": "~/prod.import.json",
              "commands": [
                "pulumi cancel --stack prod --yes",
                "pulumi import --stack prod --file ~/prod.import.json --generate-code=false --protect=false",
                "pulumi up --stack prod"
              ],
              "resources": [
                {
                  "name": "models",
                  "type": "gcp:storage/bucket:Bucket",
                  "id": "acme-models"
                }
              ],
              "questions": [],
              "notes": []
            }

            """.ReplaceLineEndings("\n"),
            outcome.Output.Replace(_folder.FullName, "~", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("""{"steps":[]}""", "has no steps")]
    [InlineData(
        """{"steps":[{"op":"create","urn":"urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev","newState":{"urn":"urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev","type":"pulumi:pulumi:Stack"}}],"changeSummary":{"create":1}}""",
        "is no export of one stack. Write one with 'pulumi stack export --file ")]
    [InlineData("[]", "is no export of one stack. Write one with 'pulumi stack export --file ")]
    public async Task Recover_WhatIsNoExport_IsRefused(string text, string message)
    {
        var outcome = await RecoverAsync(text);

        Assert.Equal(ExitCode.BadUsage, outcome.ExitCode);
        Assert.Contains(message, outcome.Error, StringComparison.Ordinal);
    }

    private async Task<Outcome> RecoverAsync(string export, params string[] args)
    {
        var from = Path.Combine(_folder.FullName, "export.json");
        await File.WriteAllTextAsync(from, export);
        return await Outcome.OfAsync(["recover", "--from", from, "--file", Out, .. args]);
    }
}
