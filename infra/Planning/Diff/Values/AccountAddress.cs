namespace GpuInfra.Planning;

// What is known of a service account before it is there: the address that Google Cloud makes of its name and its project.
internal static class AccountAddress
{
    public static string? Find(PlannedResource account, string output)
    {
        if (account.Type != CloudTypes.Account || Plain(account, "accountId") is not { } name || Plain(account, "project") is not { } project)
        {
            return null;
        }

        // A project of a domain is written the other way round: example.com:shop is shop.example.com.
        var parts = project.Split(':');
        var email = $"{name}@{(parts.Length == 2 ? $"{parts[1]}.{parts[0]}" : project)}.iam.gserviceaccount.com";
        return output switch
        {
            "email" => email,
            "member" => $"serviceAccount:{email}",
            _ => null,
        };
    }

    private static string? Plain(PlannedResource account, string input) =>
        Read.Text(account.Inputs.Find(input)) is { Length: > 0 } text && !SymbolText.MayHaveSymbols(text) ? text : null;
}
