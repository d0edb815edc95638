using System.Diagnostics;

namespace GpuInfra.Engine.Tests;

/// <summary>
/// Starts a program as Pulumi's language host for .NET does:
/// https://github.com/pulumi/pulumi-dotnet/blob/v3.112.1/pulumi-language-dotnet/main.go
/// </summary>
internal static class LanguageHost
{
    /// <summary>Runs the program of a project for one of its stacks, against an engine of its own.</summary>
    public static async Task<ProgramRun> RunAsync(ProjectFolder project, string stack, Operation operation, ProgramForm form)
    {
        var deployment = new RecordedDeployment(new Urns(project.Name, stack), operation);
        await using var engine = await LoopbackEngine.StartAsync(deployment);
        var start = new ProcessStartInfo("dotnet", Arguments(project.ProgramFolder, form))
        {
            WorkingDirectory = project.ProgramFolder,
        };
        SetEnvironment(start, project, deployment);
        start.Environment["PULUMI_MONITOR"] = engine.Address;
        start.Environment["PULUMI_ENGINE"] = engine.Address;
        return new(await Processes.RunAsync(start), deployment);
    }

    private static string[] Arguments(string folder, ProgramForm form) => form == ProgramForm.Source
        ? ["run", "--no-build", "--project", folder]
        : [Repository.BuiltIn(folder, Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(folder, "*.csproj").Single()))];

    private static void SetEnvironment(ProcessStartInfo start, ProjectFolder project, RecordedDeployment deployment)
    {
        foreach (var variable in start.Environment.Keys.Where(name => name.StartsWith("PULUMI_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(variable);
        }

        var config = project.Config(deployment.Urns.Stack);
        start.Environment["Configuration"] = Repository.Configuration;
        start.Environment["PULUMI_ORGANIZATION"] = "organization";
        start.Environment["PULUMI_PROJECT"] = project.Name;
        start.Environment["PULUMI_ROOT_DIRECTORY"] = project.Root;
        start.Environment["PULUMI_STACK"] = deployment.Urns.Stack;
        start.Environment["PULUMI_PWD"] = project.ProgramFolder;
        start.Environment["PULUMI_DRY_RUN"] = deployment.Operation == Operation.Preview ? "true" : "false";
        start.Environment["PULUMI_QUERY_MODE"] = "false";
        start.Environment["PULUMI_PARALLEL"] = "16";
        start.Environment["PULUMI_CONFIG"] = config.Texts;
        start.Environment["PULUMI_CONFIG_SECRET_KEYS"] = config.SecretKeys;
        start.Environment["PULUMI_ATTACH_DEBUGGER"] = "false";
    }
}
