using System.Diagnostics;

namespace GpuInfra.Cli.Tests;

/// <summary>A git repository with the committed stacks and their plans on the branch <c>main</c>.</summary>
internal sealed class Checkout : IDisposable
{
    /// <summary>The folder of the project, which is the repository's own or one in it.</summary>
    private Checkout(Folder folder) => Folder = folder;

    public Folder Folder { get; }

    public static async Task<Checkout> OfAsync(params string[] stacks)
    {
        var checkout = new Checkout(new(stacks));
        await checkout.GitAsync("init", "--quiet", "--initial-branch=main");
        await checkout.CommitAsync();
        return checkout;
    }

    public void Dispose()
    {
        // git writes its objects so that they cannot be deleted on every system.
        foreach (var file in Directory.EnumerateFiles(Folder.Path, "*", SearchOption.AllDirectories))
        {
            File.SetAttributes(file, FileAttributes.Normal);
        }

        Folder.Dispose();
    }

    /// <summary>Writes the plans and commits everything; the name of the commit.</summary>
    public async Task<string> CommitAsync()
    {
        Assert.Equal(ExitCode.Fine, (await Folder.RunAsync("plan", "--write")).ExitCode);
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=A", "-c", "user.email=a@acme.example", "commit", "--quiet", "--allow-empty", "--message=Change");
        return (await GitAsync("rev-parse", "HEAD")).Trim();
    }

    public async Task<string> GitAsync(params string[] args)
    {
        var start = new ProcessStartInfo("git", ["-C", Folder.Path, .. args])
        {
            RedirectStandardOutput = true,
            Environment = { ["GIT_CONFIG_GLOBAL"] = "/dev/null", ["GIT_CONFIG_NOSYSTEM"] = "1" },
        };
        using var git = Process.Start(start)!;
        var output = await git.StandardOutput.ReadToEndAsync();
        await git.WaitForExitAsync();
        Assert.Equal(0, git.ExitCode);
        return output;
    }
}
