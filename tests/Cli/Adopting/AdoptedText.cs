namespace GpuInfra.Cli.Tests;

// The smallest service around what a test is about, and what adopting it tells.
internal static class AdoptedText
{
    public static string Service(string container = "", string template = "") => $$"""
        resource "google_cloud_run_v2_service" "chat" {
          name     = "chat"
          location = "us-central1"
          project  = "acme-llm"
          # of the service
          template {
            service_account = "chat@acme-llm.iam.gserviceaccount.com"
            node_selector { accelerator = "nvidia-l4" }{{template}}
            containers {
              image = "us-central1-docker.pkg.dev/acme-llm/repo/server:1"
        {{container}}      resources { limits = { cpu = "4", memory = "16Gi", "nvidia.com/gpu" = "1" } }
            }
          }
        }

        """;

    // Where a line of a source stands is told by other tests.
    public static IEnumerable<string> Lines(string output) =>
        output.Split('\n').Select(line => System.Text.RegularExpressions.Regex.Replace(line.Trim(), @"(?<=^|: )~/([\w.]+):\d+:\d+:", "$1:*:"));

    public static Task<Outcome> AdoptAsync(Folder folder, string text, params string[] more)
    {
        folder.Write("main.tf", text);
        return AdoptFilesAsync(folder, ["main.tf"], more);
    }

    public static async Task<Outcome> AdoptFilesAsync(Folder folder, string[] files, params string[] more)
    {
        var outcome = await Outcome.OfAsync(["adopt", .. files.Select(file => Path.Combine(folder.Path, file)), "--root", folder.Path, "--stack", "prod", "--yes", .. more]);
        return outcome with
        {
            Output = outcome.Output.Replace(folder.Path, "~", StringComparison.Ordinal),
            Error = outcome.Error.Replace(folder.Path, "~", StringComparison.Ordinal),
        };
    }
}
