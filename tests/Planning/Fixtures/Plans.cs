namespace GpuInfra.Planning.Tests;

internal static class Plans
{
    public const string Prefix = "urn:pulumi:dev::shop::";

    public static Task<Plan> OfAsync(Action program, PlanMode mode = PlanMode.Preview) =>
        Planner.PlanAsync(new PlanRequest("shop", "dev", program) { Mode = mode });

    public static async Task<PlannedResource> ResourceAsync(string name, Action program) =>
        (await OfAsync(program)).Single(name);

    public static async Task<PropertyMap> InputsAsync(string name, Action program) =>
        (await ResourceAsync(name, program)).Inputs;

    public static PlannedResource Single(this Plan plan, string name) =>
        Assert.Single(plan.Resources, resource => resource.Name == name);

    public static async Task<string> JsonAsync(Plan plan)
    {
        await using var writer = new StringWriter();
        await PreviewJson.WriteAsync(plan, writer);
        return writer.ToString();
    }
}
