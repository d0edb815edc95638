namespace GpuInfra.Components.Tests;

/// <summary>What tests of a service begin with.</summary>
internal static class Given
{
    public const string Image = "europe-west4-docker.pkg.dev/acme/models/server:1";
    public const string Region = "europe-west4";

    /// <summary>The meaning of some settings, which must break no rule.</summary>
    public static GpuServiceSpec Spec(ServiceSettings settings, ServiceDefaults? defaults = null)
    {
        var result = GpuServiceSpec.Check("chat", settings, defaults ?? ServiceDefaults.None, Region);

        Assert.Empty(result.Violations);
        return result.Spec;
    }

    /// <summary>Checks that some settings break no rule that stops a deployment.</summary>
    public static void AssertNoError(ServiceSettings settings) =>
        Assert.DoesNotContain(GpuServiceSpec.Check("chat", settings, ServiceDefaults.None, Region).Violations, violation => violation.IsError);

    /// <summary>Those of the lines that stop a deployment.</summary>
    public static IEnumerable<string> Errors(ServiceSettings settings) =>
        Violations(settings).Where(line => line.StartsWith("Error ", StringComparison.Ordinal));

    /// <summary>What the rules say of some settings, one line each: severity, rule and text with a short source.</summary>
    public static IReadOnlyList<string> Violations(ServiceSettings settings, string name = "chat", string location = Region) =>
        [.. GpuServiceSpec.Check(name, settings, ServiceDefaults.None, location).Violations.Select(Line)];

    public static string Line(Violation violation) =>
        $"{violation.Severity} {violation.Rule} {violation}"
            .Replace("https://docs.cloud.google.com/run/docs/", "", StringComparison.Ordinal);

    /// <summary>The inputs of the service that some arguments make, as lines of path and value.</summary>
    public static async Task<RecordedResource> ServiceAsync(GpuServiceArgs args) =>
        (await Recording.RunAsync(options => _ = new GpuService("chat", Wired(args), options)))
            .Resources.Single(r => r.Type == "gcp:cloudrunv2/service:Service");

    public static GpuServiceArgs Wired(GpuServiceArgs args)
    {
        args.Location ??= Region;
        args.Network ??= "projects/acme/global/networks/inference";
        args.ServiceAccount ??= "chat@acme.iam.gserviceaccount.com";
        return args;
    }
}
