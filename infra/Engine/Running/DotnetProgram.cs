using System.Diagnostics;

namespace GpuInfra.Engine;

/// <summary>
/// A program of .NET, compiled and started as Pulumi's language host does:
/// https://github.com/pulumi/pulumi-dotnet/blob/v3.112.1/pulumi-language-dotnet/main.go
/// </summary>
internal sealed class DotnetProgram(Order order, ChildProcesses processes, Conversation tool)
{
    public const string Runtime = "dotnet";

    private const string Dotnet = "dotnet";
    private const int CannotStart = 127;

    public async Task<RunEnd> RunAsync(string engine, ToldDeployment deployment)
    {
        var (end, program) = await FindAsync().ConfigureAwait(false);
        if (end is not null)
        {
            return end;
        }

        if (!File.Exists(program))
        {
            return new("start", CannotStart, $"{program} is not there. Look at the 'binary' in Pulumi.yaml, or what the build makes.");
        }

        tool.Tell("program", program);
        deployment.PlainCalls = PlainCalls.In(program);
        ProcessStartInfo start = program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? new(Dotnet, [program]) : new(program);
        start.WorkingDirectory = order.Folder;
        SetEnvironment(start, engine);
        return await processes.RunAsync(start).ConfigureAwait(false) is { } run ? new("run", run.ExitCode)
            : program.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? new("start", CannotStart)
            : new("start", CannotStart, $"{program} cannot be started. See that it may be executed on this machine, or build it again.");
    }

    // What is run: the binary that Pulumi.yaml names, or what the build makes of the project.
    private async Task<(RunEnd? End, string? Program)> FindAsync()
    {
        if (order.Program.Length > 0)
        {
            return (null, order.Program);
        }

        if (order.Options["binary"]?.ToString() is { Length: > 0 } binary)
        {
            return (null, Path.GetFullPath(Path.Combine(order.Root, binary)));
        }

        var project = Path.Combine(order.Folder, order.EntryPoint);
        var build = await processes.RunAsync(In(["build", "-nologo", "-v", "quiet", "-clp:NoSummary", project])).ConfigureAwait(false);
        if (build is not { ExitCode: 0 })
        {
            return (build is null ? new("start", CannotStart) : new("build", build.Value.ExitCode), null);
        }

        var asked = await processes.RunAsync(In(["msbuild", project, "-getProperty:TargetPath"]), isAsked: true).ConfigureAwait(false);
        return asked is { ExitCode: 0, Output: var said }
            ? said.Trim() is { Length: > 0 } target ? (null, target) : (new("start", CannotStart, NoTarget(project)), null)
            : (new("build", asked?.ExitCode ?? CannotStart), null);
    }

    private static string NoTarget(string project) =>
        $"{project} does not say which one program its build makes. With 'TargetFrameworks', write the one that is run as 'TargetFramework', or name what is built as 'binary' in Pulumi.yaml.";

    private ProcessStartInfo In(string[] args)
    {
        var start = new ProcessStartInfo(Dotnet, args) { WorkingDirectory = order.Folder };

        // A server of the compiler would outlive all of this.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        return start;
    }

    private void SetEnvironment(ProcessStartInfo start, string engine)
    {
        var environment = start.Environment;
        ProgramVariables.Set(environment, order.Home);
        environment["PULUMI_MONITOR"] = engine;
        environment["PULUMI_ENGINE"] = engine;
        environment["PULUMI_ORGANIZATION"] = "organization";
        environment["PULUMI_PROJECT"] = order.Project;
        environment["PULUMI_ROOT_DIRECTORY"] = order.Root;
        environment["PULUMI_STACK"] = order.Stack;
        environment["PULUMI_PWD"] = order.Folder;
        environment["PULUMI_DRY_RUN"] = "true";
        environment["PULUMI_QUERY_MODE"] = "false";
        environment["PULUMI_PARALLEL"] = "16";
        environment["PULUMI_CONFIG"] = order.Config.ToJsonString();
        environment["PULUMI_CONFIG_SECRET_KEYS"] = JsonSerializer.Serialize(order.SecretKeys);
        environment["PULUMI_ATTACH_DEBUGGER"] = "false";
    }
}
