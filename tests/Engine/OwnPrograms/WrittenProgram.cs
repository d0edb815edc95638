using System.Text.RegularExpressions;

namespace GpuInfra.Engine.Tests;

/// <summary>The folder of a Pulumi program in C# that the tool builds and runs on the published packages.</summary>
internal sealed partial class WrittenProgram : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gpuinfra-written-");

    /// <summary>A program on the published packages, and on the components where it uses them.</summary>
    public WrittenProgram(string code)
    {
        Write("Pulumi.yaml", "name: acme\nruntime: dotnet\n");
        Write("Pulumi.dev.yaml", "config:\n  gcp:project: acme-dev\n  gcp:region: europe-west1\n");
        Write("Program.cs", code);
        var central = File.ReadAllText(Repository.At("Directory.Packages.props"));
        var packages = Package().Matches(central)
            .Where(package => package.Groups["name"].Value is "Pulumi" or "Pulumi.Gcp" or "OpenTelemetry.Exporter.OpenTelemetryProtocol")
            .Select(package => $"""<PackageReference Include="{package.Groups["name"].Value}" Version="{package.Groups["version"].Value}" />""");
        var components = code.Contains("using GpuInfra;", StringComparison.Ordinal)
            ? $"""<ProjectReference Include="{Repository.At("infra/Components/GpuInfra.Components.csproj")}" />"""
            : "";
        Write("Acme.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>{string.Concat(packages)}{components}</ItemGroup>
            </Project>
            """);
    }

    public string Folder => _folder.FullName;

    public void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);

    public Task<ProcessResult> RunAsync(params string[] args) =>
        Tool.RunProgramAsync(Folder, [("Configuration", Repository.Configuration)], args);

    public void Dispose() => _folder.Delete(recursive: true);

    [GeneratedRegex("""<PackageVersion Include="(?<name>[^"]+)" Version="\[(?<version>[^"\]]+)\]" />""", RegexOptions.ExplicitCapture)]
    private static partial Regex Package();
}
