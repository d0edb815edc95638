namespace GpuInfra.Cli;

// gcloud, who is logged in to it, and what the project of a stack has.
internal sealed class CloudExamination : Examination
{
    private const string Cli = "gcloud";
    private const string Account = "gcloud account";
    private const string Credentials = "application credentials";
    private const string CredentialsVariable = "GOOGLE_APPLICATION_CREDENTIALS";
    private const string CredentialsFile = "application_default_credentials.json";
    private const string Api = "gcp:projects/service:Service";

    // Each of these gives the provider credentials.
    private static readonly string[] Tokens = ["GOOGLE_CREDENTIALS", "GOOGLE_OAUTH_ACCESS_TOKEN"];

    private readonly Lazy<Task<ProgramRun>> _version;

    public CloudExamination(IPrograms programs)
        : base(programs) => _version = new(() => RunAsync(Cli, "version", "--format=json"));


    public IEnumerable<Task<IReadOnlyList<Symptom>>> All() => [CliAsync(), AccountAsync(), CredentialsAsync()];

    // What a plan needs of its project.
    public IEnumerable<Task<IReadOnlyList<Symptom>>> All(string project, Plan plan) =>
        [ProjectAsync(project), ApisAsync(project, plan), QuotasAsync(project, CapacityReport.Of(plan))];

    private async Task<IReadOnlyList<Symptom>> CliAsync()
    {
        var run = await _version.Value;
        return
        [
            Json(run) is { } version ? Symptom.Ok(Cli, TextOf(version, "Google Cloud SDK"))
                : run.IsThere ? Symptom.Unknown(Cli, run)
                : Symptom.Missing(
                    Cli, "cannot be started, so that nothing can be told of the cloud", "Install it: https://cloud.google.com/sdk/docs/install") with { IsOptional = true },
        ];
    }

    private async Task<IReadOnlyList<Symptom>> AccountAsync()
    {
        var run = await RunAsync(Cli, "auth", "list", "--filter=status:ACTIVE", "--format=value(account)");
        return
        [
            !run.IsFine ? Symptom.Unknown(Account, run)
                : run.Output.Trim() is { Length: > 0 } account ? Symptom.Ok(Account, account)
                : Symptom.Missing(Account, "nobody is logged in", "Run 'gcloud auth login'.") with { IsOptional = true },
        ];
    }

    // The provider of Pulumi takes these. Their file is looked for and not opened.
    private async Task<IReadOnlyList<Symptom>> CredentialsAsync()
    {
        const string fix = "Run 'gcloud auth application-default login'.";
        if (Programs.Variable(CredentialsVariable) is { } file)
        {
            return [File.Exists(file) ? Symptom.Ok(Credentials, file) : Symptom.Missing(Credentials, $"{CredentialsVariable} names {file}, which is not there", fix)];
        }

        if (Array.Find(Tokens, token => Programs.Variable(token) is not null) is { } said)
        {
            return [Symptom.Ok(Credentials, said)];
        }

        var run = await RunAsync(Cli, "info", "--format=value(config.paths.global_config_dir)");
        if (!run.IsFine || run.Output.Trim() is not { Length: > 0 } folder)
        {
            return [Symptom.Unknown(Credentials, run)];
        }

        var path = Path.Combine(folder, CredentialsFile);
        return [File.Exists(path) ? Symptom.Ok(Credentials, path) : Symptom.Missing(Credentials, $"there is no {path}", fix)];
    }

    private async Task<IReadOnlyList<Symptom>> ProjectAsync(string project)
    {
        var name = $"project {project}";
        var run = await RunAsync(Cli, "projects", "describe", project, "--format=value(lifecycleState)");
        return
        [
            run.ExitCode is null ? Symptom.Unknown(name, run)
                : run.IsFine && run.Output.Trim() == "ACTIVE" ? Symptom.Ok(name, "is there")
                : run.IsFine ? Symptom.Missing(name, $"is {run.Output.Trim()}", "Restore it, or name another as gcp:project.")
                : Symptom.Unknown(
                    name, "is not there, or not to be seen by who is logged in",
                    $"Make it with 'gcloud projects create {project}', or log in as somebody who may see it."),
        ];
    }

    // A deployment enables what its plan names.
    private async Task<IReadOnlyList<Symptom>> ApisAsync(string project, Plan plan)
    {
        var name = $"APIs of {project}";
        var run = await RunAsync(Cli, "services", "list", "--enabled", $"--project={project}", "--format=value(config.name)");
        if (!run.IsFine)
        {
            return [Symptom.Unknown(name, run)];
        }

        var enabled = run.Output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).ToHashSet();
        var enabling = plan.Resources.Where(resource => resource.Type == Api).Select(resource => resource.Text("service") ?? "").ToList();
        var off = ProjectApisSpec.Needed.Union(enabling).Where(api => !enabled.Contains(api)).Order(StringComparer.Ordinal).ToList();
        var byHand = off.Except(enabling).ToList();
        return
        [
            byHand.Count > 0
                ? Symptom.Missing(name, $"{string.Join(", ", byHand)} are not enabled", $"Run 'gcloud services enable {string.Join(' ', byHand)} --project={project}'.") with { IsOptional = true }
                : off.Count > 0 ? Symptom.Ok(name, $"'pulumi up' enables {string.Join(", ", off)}")
                : Symptom.Ok(name, "all are enabled"),
        ];
    }

    private async Task<IReadOnlyList<Symptom>> QuotasAsync(string project, CapacityReport report)
    {
        var meters = report.Meters.Where(meter => meter.Quota is not null).ToList();
        const string beta = "beta";
        return Json(await _version.Value) is not { ValueKind: JsonValueKind.Object } parts || !parts.TryGetProperty(beta, out _)
            ? [.. meters.Take(1).Select(_ => Symptom.Unknown(
                $"quotas of {project}", "gcloud has no component 'beta', which reads them", "Run 'gcloud components install beta'."))]
            : [.. await Task.WhenAll(meters.Select(meter => QuotaAsync(project, meter, meter.Quota!)))];
    }

    private async Task<Symptom> QuotaAsync(string project, CapacityMeter meter, MeteredQuota quota)
    {
        var name = $"quota {meter.Name}";
        var run = await RunAsync(
            Cli, "beta", "quotas", "info", "describe", quota.Id, $"--service={CloudRunQuotas.Service}", $"--project={project}", "--format=json(dimensionsInfos)");
        if (Json(run) is not { } info || Granted(info, quota.Region) is not { } granted)
        {
            return Symptom.Unknown(name, run);
        }

        var needed = meter.DuringRollout;
        var there = granted / quota.UnitsPerOne;
        var detail = string.Create(CultureInfo.InvariantCulture, $"{needed:0.##} of {there:0.##} {meter.Unit} in {quota.Region}, while a new revision starts ({quota.Id})");
        return granted < 0 || needed <= there
            ? Symptom.Ok(name, granted < 0 ? $"without a limit in {quota.Region}" : detail)
            : Symptom.Missing(name, detail, $"Ask for more: {(meter.Unit == "GPUs" ? CloudRunQuotas.GpuForm : $"https://console.cloud.google.com/iam-admin/quotas?service={CloudRunQuotas.Service}&project={project}")}, or lower maxInstances.");
    }

    // What holds in a region: what is said of it, or of all; below zero where there is no limit.
    private static decimal? Granted(JsonElement info, string region) =>
        info.ValueKind == JsonValueKind.Object && info.TryGetProperty("dimensionsInfos", out var all) && all.ValueKind == JsonValueKind.Array
            ? all.EnumerateArray()
                .Where(one => !one.TryGetProperty("applicableLocations", out var places) || places.EnumerateArray().Any(place => place.GetString() == region))
                .Select(one => one.TryGetProperty("details", out var details) ? TextOf(details, "value") : "")
                .Select(value => decimal.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : (decimal?)null)
                .FirstOrDefault(value => value is not null)
            : null;
}
