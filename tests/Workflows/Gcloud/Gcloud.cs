using System.Diagnostics;

namespace GpuInfra.Workflows.Tests;

/// <summary>The real gcloud, with no account and no network: it reads a whole command, and then says that nobody is logged in.</summary>
internal sealed class Gcloud : IDisposable
{
    private const string Understood = "You do not currently have an active account selected.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gpuinfra-gcloud-");

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>What it has against the words of a command after its own name; nothing if it takes them.</summary>
    public string? Refusal(IReadOnlyList<string> words, string? project = null)
    {
        // To log in is to open a browser.
        var (exit, text) = Run(words[0] == "auth" ? [.. words, "--help"] : words, project);
        return exit == 0 || text.Contains(Understood, StringComparison.Ordinal) ? null : $"gcloud {string.Join(' ', words)}: {text}";
    }

    private (int Exit, string Text) Run(IReadOnlyList<string> words, string? project)
    {
        var start = new ProcessStartInfo("gcloud", words)
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("CLOUDSDK_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["CLOUDSDK_CONFIG"] = _folder.FullName;
        start.Environment["CLOUDSDK_CORE_CHECK_GCE_METADATA"] = "false";
        start.Environment["CLOUDSDK_CORE_DISABLE_PROMPTS"] = "1";
        start.Environment["CLOUDSDK_PROXY_TYPE"] = "http";
        start.Environment["CLOUDSDK_PROXY_ADDRESS"] = "127.0.0.1";
        start.Environment["CLOUDSDK_PROXY_PORT"] = "9";
        if (project is not null)
        {
            start.Environment["CLOUDSDK_CORE_PROJECT"] = project;
        }

        using var gcloud = Process.Start(start)!;
        gcloud.StandardInput.Close();
        var error = gcloud.StandardError.ReadToEndAsync();
        var output = gcloud.StandardOutput.ReadToEnd();
        gcloud.WaitForExit();
        return (gcloud.ExitCode, output + error.GetAwaiter().GetResult());
    }
}
