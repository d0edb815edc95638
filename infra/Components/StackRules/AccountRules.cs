namespace GpuInfra;

// Whether each service runs as an account of its own.
internal static class AccountRules
{
    internal static readonly Rule AccountIsOwn = new(
        "STK015", "Each service runs as an account of its own.",
        "Two services with one account may read each other's models and secrets, and own each other's grants. The ids of accounts that are made are the "
            + "services' names, shortened with a hash where they are too long.")
    { Source = Sources.ServiceIdentity.Url };

    public static IEnumerable<Violation> Check(InferenceStackSpec stack)
    {
        var accounts = stack.Services.Select(service => Account.Of(service.Key, service.Value, stack.Platform.Project)).ToList();
        return accounts.GroupBy(account => account.Email, StringComparer.OrdinalIgnoreCase).SelectMany(CheckAccountIsOwn);
    }

    public static string EmailOf(string name, ModelServiceSpec service, string project) => Account.Of(name, service, project).Email;

    // Where both accounts are to be made, Google refuses the second.
    private static IEnumerable<Violation> CheckAccountIsOwn(IGrouping<string, Account> sharers)
    {
        var first = sharers.FirstOrDefault(account => account.IsMade) ?? sharers.First();
        foreach (var other in sharers.Where(account => account != first))
        {
            yield return other.IsMade
                ? AccountIsOwn.Broken(
                    InferenceStackSpec.PathOf(other.Service),
                    $"would run as {other.Email}, the name of the account that is made for {first.Service}",
                    "Rename one of the two services, or say another serviceAccountId.")
                : AccountIsOwn.Broken(
                    InferenceStackSpec.PathOf(other.Service, "serviceAccount"),
                    $"is {other.Email}, which {first.Service} runs as, too: each may read the other's models and secrets, and "
                        + "when one of them goes, its grants are taken from both",
                    "Leave it out, so that the service gets an account of its own.");
        }
    }

    private sealed record Account(string Service, string Email, bool IsMade)
    {
        public static Account Of(string name, ModelServiceSpec service, string project)
        {
            var id = service.Identity.AccountId ?? CloudNames.ServiceAccountId(ModelServiceSpec.IdentityName(name));
            return service.Identity.Existing is { } existing
                ? new(name, existing, IsMade: false)
                : new(name, AccountAddress.Of(id, project), IsMade: true);
        }
    }
}
