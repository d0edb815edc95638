using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>The keys of stack files, put in order.</summary>
public sealed class FmtCommandTests : IDisposable
{
    private readonly Folder _folder = new("dev", "prod");

    [Fact]
    public async Task Fmt_FilesOutOfOrder_WritesThemOnce()
    {
        var plans = await _folder.RunAsync("plan", "--json");

        (await _folder.RunAsync("fmt")).AssertOutput(ExitCode.Fine, "~/Pulumi.dev.yaml is written.", "~/Pulumi.prod.yaml is written.");
        (await _folder.RunAsync("fmt")).AssertOutput(ExitCode.Fine, "~/Pulumi.dev.yaml is in order.", "~/Pulumi.prod.yaml is in order.");
        Assert.Equal(plans, await _folder.RunAsync("plan", "--json"));
        Assert.StartsWith(
            string.Join('\n', Repository.ReadExample("Pulumi.prod.yaml").Split('\n')[..7]), _folder.Read("Pulumi.prod.yaml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fmt_Check_WritesNothing()
    {
        var before = _folder.Read("Pulumi.prod.yaml");
        await _folder.RunAsync("fmt", "dev");

        (await _folder.RunAsync("fmt", "--check")).AssertOutput(
            ExitCode.CheckFailed, "~/Pulumi.dev.yaml is in order.", "~/Pulumi.prod.yaml is not in order: 'gpuinfra fmt prod' puts it in order.");
        (await _folder.RunAsync("fmt", "--check", "dev")).AssertOutput(ExitCode.Fine, "~/Pulumi.dev.yaml is in order.");
        Assert.Equal(before, _folder.Read("Pulumi.prod.yaml"));
    }

    [Fact]
    public async Task Fmt_WhileAFileCannotBeRead_WritesNone()
    {
        var before = _folder.Read("Pulumi.dev.yaml");
        _folder.Write("Pulumi.prod.yaml", "config: [\n");

        var outcome = await _folder.RunAsync("fmt");

        Assert.Equal((ExitCode.BadUsage, ""), (outcome.ExitCode, outcome.Output));
        Assert.StartsWith("error CFG002: ~/Pulumi.prod.yaml:", outcome.Error, StringComparison.Ordinal);
        Assert.Equal((before, "config: [\n"), (_folder.Read("Pulumi.dev.yaml"), _folder.Read("Pulumi.prod.yaml")));
    }

    [Fact]
    public async Task Fmt_OfWhatInitWrites_HasNothingToDo()
    {
        await _folder.RunAsync("init", "new", "--project", "acme-new", "--yes");

        (await _folder.RunAsync("fmt", "--check", "new")).AssertOutput(ExitCode.Fine, "~/Pulumi.new.yaml is in order.");
    }

    public void Dispose() => _folder.Dispose();
}
