using System.Diagnostics;

namespace GpuInfra.Workflows.Tests;

/// <summary>What an advisory about a package does to a build that has this repository's properties.</summary>
public sealed class AuditTests : IDisposable
{
    private const string AsErrors = "-p:WarningsNotAsErrors= -p:MSBuildWarningsNotAsErrors=";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gpuinfra-audit-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(0, "NU1901")]
    [InlineData(1, "NU1902")]
    [InlineData(2, "NU1903")]
    [InlineData(3, "NU1904")]
    public void Build_PackageWithAnAdvisory_Warns(int severity, string code)
    {
        using var feed = new PackageFeed(severity);

        var (exit, text) = Build(feed, "");

        Assert.Contains($"warning {code}: Package '{PackageFeed.Package}' {PackageFeed.Version} has a known", text, StringComparison.Ordinal);
        Assert.Contains(PackageFeed.Advisory, text, StringComparison.Ordinal);
        Assert.Equal(0, exit);
    }

    [Fact]
    public void Build_WithoutTheProperties_FailsForTheAdvisory()
    {
        using var feed = new PackageFeed(severity: 1);

        var (exit, text) = Build(feed, AsErrors);

        Assert.Contains($"error NU1902: Warning As Error: Package '{PackageFeed.Package}'", text, StringComparison.Ordinal);
        Assert.Equal(1, exit);
    }

    private (int Exit, string Text) Build(PackageFeed feed, string options)
    {
        Write("Directory.Build.props", $"""<Project><Import Project="{Repository.At("Directory.Build.props")}" /></Project>""");
        Write("global.json", Repository.Read("global.json"));
        Write(
            "nuget.config",
            $"""
            <configuration>
              <packageSources>
                <clear />
                <add key="loopback" value="{feed.Index}" protocolVersion="3" allowInsecureConnections="true" />
              </packageSources>
            </configuration>
            """);
        Write(
            "App.csproj",
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup><PackageReference Include="{PackageFeed.Package}" Version="[{PackageFeed.Version}]" /></ItemGroup>
            </Project>
            """);
        return Run($"build --nologo -nodeReuse:false -p:UseSharedCompilation=false -p:Configuration=Debug {options}");
    }

    private (int Exit, string Text) Run(string arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = _folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["NUGET_PACKAGES"] = Path.Combine(_folder.FullName, "packages");
        start.Environment["NUGET_HTTP_CACHE_PATH"] = Path.Combine(_folder.FullName, "cache");
        start.Environment["NO_PROXY"] = "127.0.0.1";
        using var build = Process.Start(start)!;
        var error = build.StandardError.ReadToEndAsync();
        var output = build.StandardOutput.ReadToEnd();
        build.WaitForExit();
        return (build.ExitCode, output + error.GetAwaiter().GetResult());
    }

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder.FullName, file), text);
}
