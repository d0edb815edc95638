using GpuInfra.Cli;

namespace GpuInfra.Cli.Tests;

/// <summary>Files that hold more than any file of their kind has a reason to.</summary>
public sealed class HostileSizeTests
{
    [Fact]
    public async Task Check_StackFileOfMoreThanAMebibyte_IsUnreadable()
    {
        using var folder = new Folder("dev");
        folder.Write("Pulumi.dev.yaml", new string('#', (1 << 20) + 1));

        var outcome = await folder.RunAsync("check", "dev");

        Assert.Equal(ExitCode.BadUsage, outcome.ExitCode);
        Assert.Contains("~/Pulumi.dev.yaml: is larger than 1 MiB.", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Diff_FromMoreThanAPlanMayHold_IsRefusedUnread()
    {
        using var folder = new Folder("dev");
        await using (var file = File.Create(Path.Combine(folder.Path, "large.json")))
        {
            file.SetLength((256L << 20) + 1);
        }

        var outcome = await folder.RunAsync("diff", "dev", "--from", Path.Combine(folder.Path, "large.json"));

        Assert.Equal(ExitCode.BadUsage, outcome.ExitCode);
        Assert.Contains("~/large.json is larger than 256 MiB. ", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(65, true)]
    [InlineData(64, false)]
    public async Task Diff_FromDeepJson_IsRefusedAtItsDepth(int depth, bool isDeep)
    {
        using var folder = new Folder("dev");
        folder.Write("deep.json", string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth));

        var outcome = await folder.RunAsync("diff", "dev", "--from", Path.Combine(folder.Path, "deep.json"));

        Assert.Equal(ExitCode.BadUsage, outcome.ExitCode);
        Assert.Equal(isDeep, outcome.Error.Contains("is nested more than 64 levels deep", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_StackFileOfAMebibyte_IsRead()
    {
        using var folder = new Folder("dev");
        var text = folder.Read("Pulumi.dev.yaml");
        folder.Write("Pulumi.dev.yaml", text + new string('#', (1 << 20) - text.Length));

        Assert.Equal(ExitCode.Fine, (await folder.RunAsync("check", "dev")).ExitCode);
    }
}
