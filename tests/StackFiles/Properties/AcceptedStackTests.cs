using GpuInfra.Planning;

namespace GpuInfra.StackFiles.Tests;

public sealed class AcceptedStackTests
{
    private const int Cases = 1500;

    [Fact]
    public void Plan_AcceptedStack_IsWithinCloudRunsBounds()
    {
        var services = 0;
        var seen = new HashSet<string>();

        Property.Holds(Property.Numbers(GeneratedStack.Numbers), Cases, numbers =>
        {
            if (PlanOf(GeneratedStack.Of(numbers)) is { } plan)
            {
                services += plan.Some("gcp:cloudrunv2/service:Service").Count;
                seen.UnionWith(plan.Some("gcp:cloudrunv2/service:Service").SelectMany(CloudRunBounds.OptionsOf));
                Assert.All(plan.Some("gcp:cloudrunv2/service:Service"), CloudRunBounds.AssertHold);
                CloudRunBounds.AssertNamesHold(plan);
            }
        });

        Assert.InRange(services, 100, int.MaxValue);
        Assert.Equal(CloudRunBounds.Options.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Plan_AcceptedStack_HoldsNothingThatTheProviderRefuses()
    {
        var refusals = new ProviderRefusals();

        Property.Holds(Property.Numbers(GeneratedStack.Numbers), Cases, numbers =>
        {
            if (PlanOf(GeneratedStack.Of(numbers)) is { } plan)
            {
                Assert.Equal([], plan.Resources.SelectMany(refusals.Of));
            }
        });

        Assert.InRange(refusals.Checked, 10_000, int.MaxValue);
    }

    [Fact]
    public void Plan_SameStackTwice_HasTheSameBytes()
    {
        var plans = 0;

        Property.Holds(Property.Numbers(GeneratedStack.Numbers), Cases / 3, numbers =>
        {
            var text = GeneratedStack.Of(numbers);
            if (JsonOf(text) is { } json)
            {
                plans++;
                Assert.Equal(json, JsonOf(text));
            }
        });

        Assert.InRange(plans, 20, int.MaxValue);
    }

    [Fact]
    public void Plan_ServicesInAnotherOrder_IsTheSame()
    {
        var plans = 0;

        Property.Holds(Property.Numbers(GeneratedStack.Numbers), Cases, numbers =>
        {
            var (platform, services) = GeneratedStack.PartsOf(numbers);
            if (services.Count > 1 && JsonOf(GeneratedStack.TextOf(platform, services)) is { } json)
            {
                plans++;
                Assert.Equal(json, JsonOf(GeneratedStack.TextOf(platform, services.Reverse())));
            }
        });

        Assert.InRange(plans, 20, int.MaxValue);
    }

    private static string? JsonOf(string text) =>
        PlanOf(text) is { } plan ? WriteAsync(plan).GetAwaiter().GetResult() : null;

    private static async Task<string> WriteAsync(Plan plan)
    {
        await using var json = new StringWriter();
        await PreviewJson.WriteAsync(plan, json);
        return json.ToString();
    }

    /// <summary>The plan; none if the stack is refused.</summary>
    private static Plan? PlanOf(string text)
    {
        var check = StackCheck.Of(StackFile.Parse(text, "Pulumi.dev.yaml"));
        return check.Errors.Any()
            ? null
            : Planner.PlanAsync(new("gpuinfra", "dev", () => InferenceProgram.Build(check.Settings))
            {
                Config = check.File.ConfigTexts,
            }).GetAwaiter().GetResult();
    }
}
