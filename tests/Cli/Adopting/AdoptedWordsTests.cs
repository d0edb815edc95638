namespace GpuInfra.Cli.Tests;

/// <summary>Words of a command that are not known, or hold a secret, keep their place until somebody writes them.</summary>
public sealed class AdoptedWordsTests
{
    private const string Terraform = """
        variable "model" {}
        variable "key" {}
        resource "google_cloud_run_v2_service" "v" {
          name     = "v"
          location = "europe-west4"
          project  = "acme-llm"
          template {
            containers {
              image = "europe-west4-docker.pkg.dev/acme-llm/images/server:1"
              args  = [WORDS]
              resources { limits = { cpu = "4", memory = "16Gi", "nvidia.com/gpu" = "1" } }
            }
          }
        }
        """;

    [Fact]
    public async Task Adopt_WordsThatAreNotKnown_AreAskedForInTheirPlace()
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, "main.tf", Terraform.Replace(
            "WORDS", """ "--model", var.model, "--served-model-name=${var.key}", "--port", "8000" """, StringComparison.Ordinal));

        Assert.Equal(1, adopted.ExitCode);
        Assert.Contains(
            """
                  # ASK: args[1]: var.model has no default
                  # ASK: args[2]: "…${var.key}": var.key has no default
                  args:
                    - '--model'
                    - null
                    - null
                    - '--port'
                    - '8000'

            """.ReplaceLineEndings("\n"),
            folder.Read("Pulumi.adopted.yaml"), StringComparison.Ordinal);
        Assert.Contains("  error CFG007: ~/main.tf:10:28: gpuinfra:services.v.args[1]: has no value. ", adopted.Output, StringComparison.Ordinal);
        Assert.Contains("  error CFG007: ~/main.tf:10:39: gpuinfra:services.v.args[2]: has no value. ", adopted.Output, StringComparison.Ordinal);
        Assert.False(folder.Has("adopted.import.json"));
    }

    [Fact]
    public async Task Adopt_AWordWithASecret_IsNamedAskedForAndNotWritten()
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, "main.tf", Terraform.Replace(
            "WORDS", """ "--model=/m", "--api-key=sk-live-0123456789abcdef", "--password", "hunter2" """, StringComparison.Ordinal));

        Assert.Equal(1, adopted.ExitCode);
        Assert.Contains(
            """
                  # ASK: args[1]: a word without the secret that is in it: --api-key=[secret]
                  # ASK: args[3]: a word without the secret that is in it
                  args:
                    - '--model=/m'
                    - null
                    - '--password'
                    - null

            """.ReplaceLineEndings("\n"),
            folder.Read("Pulumi.adopted.yaml"), StringComparison.Ordinal);
        Assert.Contains(
            "\nCannot be carried over\n"
                + "  ~/main.tf:10:31: template.containers[0].args[1]: it holds a secret: put it into Secret Manager, name it under secrets, and have the server read the variable\n"
                + "  ~/main.tf:10:83: template.containers[0].args[3]: it holds a secret: put it into Secret Manager, name it under secrets, and have the server read the variable\n",
            adopted.Output, StringComparison.Ordinal);
        Assert.Contains(
            "  error RUN046: ~/main.tf:10:31: template.containers[0].args[1]: holds a secret in the clear, which everybody reads who may read the service. "
                + "Make a new one where this one was handed out, and keep that in Secret Manager. ",
            adopted.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Check_AWordWithASecret_TellsItAndNoWordThatIsNotKnown()
    {
        using var folder = new Folder();
        folder.Write("main.tf", Terraform.Replace("WORDS", """ "--api-key=sk-live-0123456789abcdef", var.model """, StringComparison.Ordinal));

        var check = await folder.RunAsync("check", Path.Combine(folder.Path, "main.tf"));

        Assert.Equal(1, check.ExitCode);
        Assert.Contains("error RUN046: ~/main.tf:10:17: template.containers[0].args[0]: holds a secret in the clear", check.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("CFG007", check.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gcloud run deploy v --image=r/v:1 --args=--model,$MODEL,--key=$KEY", "deploy.sh", "args[1]: `$MODEL`", "args[2]: `…$KEY`")]
    [InlineData("services: {v: {image: r/v:1, gpus: all, command: [--model, $MODEL, '--key=$KEY']}}", "compose.yaml", "args[1]: `$MODEL`", "args[2]: `$KEY`")]
    public async Task Adopt_OtherForms_AskForEachWord(string text, string file, params string[] asked)
    {
        using var folder = new Folder();

        _ = await AdoptAsync(folder, file, text);

        var written = folder.Read("Pulumi.adopted.yaml");
        Assert.All(asked, one => Assert.Contains($"\n      # ASK: {one}: ", written, StringComparison.Ordinal));
        Assert.Contains("\n      args:\n        - '--model'\n        - null\n        - null\n", written, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adopt_AWholeListThatIsNotKnown_IsNoStackFileThatPlans()
    {
        using var folder = new Folder();

        var adopted = await AdoptAsync(folder, "main.tf", Terraform.Replace("[WORDS]", "var.model", StringComparison.Ordinal));

        Assert.Equal(1, adopted.ExitCode);
        Assert.Contains("\n      # ASK: args: var.model has no default\n      args:\n        - null\n", folder.Read("Pulumi.adopted.yaml"), StringComparison.Ordinal);
    }

    private static Task<Outcome> AdoptAsync(Folder folder, string file, string text)
    {
        folder.Write(file, text);
        return folder.RunAsync("adopt", Path.Combine(folder.Path, file), "--project", "acme-llm", "--region", "europe-west4");
    }
}
