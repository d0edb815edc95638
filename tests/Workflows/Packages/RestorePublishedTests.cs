namespace GpuInfra.Workflows.Tests;

public class RestorePublishedTests
{
    private const string Unknown =
        "/src/P.csproj : error NU1101: Unable to find package {0}. No packages exist with this id in source(s): registry [/src/GpuInfra.sln]";

    [Fact]
    public void Restore_Succeeds_Exits0()
    {
        Assert.Equal((0, ""), Restore("echo '  Restored /src/P.csproj (in 1 sec).'"));
    }

    [Theory]
    [InlineData("Pulumi")]
    [InlineData("Pulumi.Gcp")]
    [InlineData("Pulumi.Random")]
    public void Restore_RegistryDoesNotKnowThePackage_Exits3(string package)
    {
        Assert.Equal((3, ""), Restore(Failure(Unknown, package)));
    }

    [Theory]
    [InlineData("error NU1101: Unable to find package Pulumi.Protobuf. No packages exist with this id in source(s): registry")]
    [InlineData("error NU1102: Unable to find package Pulumi with version (= 3.112.1)")]
    [InlineData("error NU1301: Unable to load the service index for source https://registry.example/index.json.")]
    [InlineData("error NU1902: Warning As Error: Package 'Acme' 1.0.0 has a known moderate severity vulnerability")]
    [InlineData("error : Could not resolve SDK \"Acme.Sdk\".")]
    [InlineData("Killed")]
    public void Restore_FailsOtherwise_Exits1AndSaysWhy(string failure)
    {
        var (exit, text) = Restore(Failure(failure));

        Assert.Equal((1, $"{failure}\n"), (exit, text));
    }

    [Fact]
    public void Restore_FailsInTwoWays_Exits1()
    {
        var (exit, text) = Restore(Failure(Unknown, "Pulumi") + Failure("error NU1301: Unable to load the service index."));

        Assert.Equal(1, exit);
        Assert.Contains("NU1301", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Restore_IsOfTheSolutionThatIsNamed()
    {
        using var run = new ScriptRun();
        run.Replace("dotnet", "");

        run.RunFile(".ci/restore-published", "GpuInfra.sln");

        Assert.Equal(["dotnet restore -p:Configuration=Debug GpuInfra.sln"], run.Calls);
    }

    private static string Failure(string message, string? package = null) =>
        $"echo '{message.Replace("{0}", package, StringComparison.Ordinal).Replace("'", "'\\''", StringComparison.Ordinal)}'; failed=1\n";

    private static (int Exit, string Text) Restore(string script)
    {
        using var run = new ScriptRun();
        run.Replace("dotnet", $"failed=0\n{script}\nexit $failed");
        return run.RunFile(".ci/restore-published", "GpuInfra.sln");
    }
}
