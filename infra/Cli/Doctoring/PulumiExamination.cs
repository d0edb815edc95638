namespace GpuInfra.Cli;

// The Pulumi CLI, its backend, the stacks there and its plugins; and the SDK that builds the program.
internal sealed class PulumiExamination(IPrograms programs, Workspace workspace) : Examination(programs)
{
    private const int SdkMajor = 10;
    private const string Cli = "Pulumi CLI";
    private const string Login = "Pulumi login";

    private static readonly string[] Providers = ["Pulumi.Gcp", "Pulumi.Random"];

    public IEnumerable<Task<IReadOnlyList<Symptom>>> All() => [SdkAsync(), CliAsync(), LoginAsync(), StacksAsync(), PluginsAsync()];

    private async Task<IReadOnlyList<Symptom>> SdkAsync()
    {
        const string name = ".NET SDK";
        var run = await RunAsync("dotnet", "--list-sdks");
        var versions = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')[0]).ToList();
        return
        [
            versions.FindLast(version => VersionOf(version)?.Major >= SdkMajor) is { } found ? Symptom.Ok(name, found)
                : run.ExitCode is null && run.IsThere ? Symptom.Unknown(name, run)
                : Symptom.Missing(
                    name, versions.Count == 0 ? "no SDK is installed" : $"{versions[^1]} is too old",
                    $"Install .NET {SdkMajor}: https://dotnet.microsoft.com/download/dotnet/{SdkMajor}.0"),
        ];
    }

    private async Task<IReadOnlyList<Symptom>> CliAsync()
    {
        const string fix = "Install it: https://www.pulumi.com/docs/install/";
        var run = await RunAsync("pulumi", "version");
        var needed = workspace.Project.RequiredPulumi.TrimStart('>', '=', ' ') is { Length: > 0 } said && VersionOf(said) is not null ? said : ProgramVersions.LeastPulumi;
        return
        [
            !run.IsThere ? Symptom.Missing(Cli, "pulumi cannot be started", fix)
                : !run.IsFine || VersionOf(run.Output) is not { } version ? Symptom.Unknown(Cli, run)
                : version < VersionOf(needed) ? Symptom.Missing(Cli, $"{run.Output.Trim()} is older than {needed}, which {ProjectFile.FileName} asks for", fix)
                : Symptom.Ok(Cli, $"{run.Output.Trim().TrimStart('v')}, at least {needed}"),
        ];
    }

    private async Task<IReadOnlyList<Symptom>> LoginAsync()
    {
        var run = await RunAsync("pulumi", "whoami", "--json", "--non-interactive");
        return
        [
            Json(run) is { } who ? Symptom.Ok(Login, TextOf(who, "url") is { Length: > 0 } url ? $"{TextOf(who, "user")} at {url}" : TextOf(who, "user"))
                : run.ExitCode is null ? Symptom.Unknown(Login, run)
                : Symptom.Missing(Login, "nobody is logged in to a backend", "Run 'pulumi login gs://BUCKET', with the bucket that keeps the state."),
        ];
    }

    private async Task<IReadOnlyList<Symptom>> StacksAsync()
    {
        var run = await RunAsync("pulumi", "stack", "ls", "--json", "--non-interactive", "--cwd", workspace.Root);
        var made = Json(run) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(one => TextOf(one, "name").Split('/')[^1]).ToHashSet() : null;
        return
        [
            .. workspace.Stacks.Select(stack => stack.File.Stack).Select(stack => (Name: $"stack {stack}", Stack: stack)).Select(one =>
                made is null ? Symptom.Unknown(one.Name, run)
                : made.Contains(one.Stack) ? Symptom.Ok(one.Name, "is in the backend")
                : Symptom.Missing(
                    one.Name, "is not in the backend",
                    $"Run 'pulumi stack init {one.Stack} --secrets-provider gcpkms://…', with a key of Cloud KMS.")),
        ];
    }

    private async Task<IReadOnlyList<Symptom>> PluginsAsync()
    {
        var run = await RunAsync("pulumi", "plugin", "ls", "--json");
        var installed = Json(run) is { ValueKind: JsonValueKind.Array } list
            ? list.EnumerateArray().Select(plugin => (TextOf(plugin, "name"), TextOf(plugin, "version").TrimStart('v'))).ToHashSet()
            : null;
        return [.. Needed().Select(plugin => Plugin(plugin, installed, run))];
    }

    private static Symptom Plugin((string Name, string Version) plugin, HashSet<(string, string)>? installed, ProgramRun run)
    {
        var name = $"plugin {plugin.Name}";
        return installed is null ? Symptom.Unknown(name, run)
            : installed.Contains(plugin) ? Symptom.Ok(name, plugin.Version)
            : Symptom.Missing(
                name, $"{plugin.Version} is not installed, so that 'pulumi up' fetches it first",
                $"Run 'pulumi plugin install resource {plugin.Name} v{plugin.Version}'.") with
            { IsOptional = true };
    }

    // The versions that the components are built on.
    private static IEnumerable<(string Name, string Version)> Needed()
    {
        using var stream = typeof(PulumiExamination).Assembly.GetManifestResourceStream("packages.props")!;
        var packages = XDocument.Load(stream).Descendants("PackageVersion").ToDictionary(package => package.Attribute("Include")!.Value, package => package.Attribute("Version")!.Value);
        return [.. Providers.Select(provider => (provider.Split('.')[1].ToLowerInvariant(), packages[provider].Trim('[', ']')))];
    }
}
