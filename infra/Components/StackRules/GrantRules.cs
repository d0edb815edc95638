namespace GpuInfra;

// Whether each grant of a stack is made by one resource: what two make, the first to go takes from both.
internal static class GrantRules
{
    internal static readonly Rule GrantIsMadeOnce = new(
        "STK019", "One resource alone makes a grant.",
        "A principal that gets one role on one thing from two lists has one grant that two resources own: when one entry goes, "
            + "Pulumi takes the grant from both, and access ends without a word. The case of an address does not matter.")
    { Source = PrincipalRules.Source };

    public static IEnumerable<Violation> Check(InferenceStackSpec stack) =>
        Grants(stack)
            .GroupBy(grant => (grant.Target, PrincipalRules.KeyOf(grant.Member)))
            .SelectMany(CheckGrantIsMadeOnce)
            .DistinctBy(violation => violation.Path);

    // The platform's lists come first and are told of; services that share an account are told of as such.
    private static IEnumerable<Violation> CheckGrantIsMadeOnce(IEnumerable<Grant> grants)
    {
        var all = grants.ToList();
        if (all.Count > 1 && all[0].Service is null)
        {
            yield return GrantIsMadeOnce.Broken(
                all[0].Path,
                $"is {all[0].Member}, {all[1].Reason}: two resources would own one grant, and the first to go takes it from both",
                all[0].IsDeployer ? "Deploy as another account." : "Leave it out here.");
        }
    }

    private static IEnumerable<Grant> Grants(InferenceStackSpec stack) =>
    [
        .. Listed("images.readers", stack.Platform.Parts.Images.Readers, Target.Images),
        .. Listed("models.readers", stack.Platform.Parts.Models.Readers, Target.Models),
        .. Listed("deployers", [.. stack.Platform.Deployers], Target.Images),
        .. stack.Services.SelectMany(service => OfService(service.Key, service.Value, stack.Platform.Project)),
    ];

    private static IEnumerable<Grant> Listed(string list, IList<string>? members, Target target) =>
        (members ?? []).Index()
            .Where(member => PrincipalRules.IsPrincipal(member.Item))
            .DistinctBy(member => PrincipalRules.KeyOf(member.Item))
            .Select(member => new Grant(
            target, member.Item, ArgumentPath.Index($"{InferenceStackSpec.PlatformPath}.{list}", member.Index), null));

    private static IEnumerable<Grant> OfService(string name, ModelServiceSpec service, string project)
    {
        var member = $"serviceAccount:{AccountRules.EmailOf(name, service, project)}";
        yield return new(Target.Images, member, InferenceStackSpec.PathOf(name), name);
        if (service.Identity.Bucket is not null)
        {
            yield return new(Target.Models, member, InferenceStackSpec.PathOf(name), name);
        }
    }

    // What is read: each thing is read by one role alone.
    private enum Target
    {
        Images,
        Models,
    }

    private sealed record Grant(Target Target, string Member, string Path, string? Service)
    {
        public bool IsDeployer => Path.Contains(".deployers[", StringComparison.Ordinal);

        public string Reason => Service is null
            ? "which platform.deployers names, too, and who deploys reads images"
            : $"the account of the service {Service}, which reads {Target.ToString().ToLowerInvariant()} anyway";
    }
}
