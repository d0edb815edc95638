namespace GpuInfra.Engine.Tests;

/// <summary>The programs come up in the way that they are started by Pulumi where nobody says another.</summary>
public sealed class LanguageHostTests
{
    [EngineTheory]
    [InlineData(".")]
    [InlineData("infra/Bootstrap")]
    public async Task Run_Source_SendsWhatTheBinarySends(string folder)
    {
        var source = await LanguageHost.RunAsync(ProjectFolder.Open(folder), "prod", Operation.Preview, ProgramForm.Source);
        var binary = await ProgramRun.OfAsync(folder, "prod", Operation.Preview);

        Assert.Equal(new ProcessResult(0, "", ""), source.Process);
        Assert.Equal(Forms(binary), Forms(source));
    }

    private static IEnumerable<string> Forms(ProgramRun run) =>
        run.Deployment.Resources.OrderBy(resource => resource.Urn, StringComparer.Ordinal).Select(resource => ResourceForm.Of(resource, run.Deployment.Urns));
}
