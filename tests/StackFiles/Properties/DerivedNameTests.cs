using System.Text.RegularExpressions;
using GpuInfra.Planning;

namespace GpuInfra.StackFiles.Tests;

public sealed partial class DerivedNameTests
{
    private const string Letters = "abz019-";
    private const int Longest = 49;

    [Fact]
    public void Plan_ManyServiceNames_HaveAccountsOfTheirOwn()
    {
        var accounts = new Dictionary<string, string>();

        Property.Holds(Property.Numbers(Longest + 1), 150, numbers =>
        {
            var name = NameOf(numbers);
            var account = AccountOf(name);
            Assert.Matches(AccountId, account);
            Assert.Equal(name, accounts.GetValueOrDefault(account, name));
            accounts[account] = name;
        });

        Assert.InRange(accounts.Count, 100, int.MaxValue);
    }

    // Names that differ at the end alone, where a cut would fall together.
    [Fact]
    public void Plan_LongNamesThatDifferAtTheEnd_HaveAccountsOfTheirOwn()
    {
        var names = Enumerable.Range(0, 20).Select(i => new string('a', Longest - 2) + $"{i:00}").ToList();

        Assert.Equal(names.Count, names.Select(AccountOf).Distinct().Count());
    }

    private static string NameOf(int[] numbers)
    {
        var length = 1 + (numbers[0] % Longest);
        var name = string.Concat(numbers[1..(length + 1)].Select(number => Letters[number % Letters.Length]));
        return $"{(char.IsAsciiLetter(name[0]) ? name[0] : 'n')}{name[1..]}".TrimEnd('-');
    }

    private static string AccountOf(string service)
    {
        var check = StackCheck.Of(StackFile.Parse(
            "config: {gcp:project: acme-dev, gcp:region: europe-west4, services: {"
                + $"{service}: {{image: europe-west4-docker.pkg.dev/acme-dev/images/server@sha256:{new string('a', 64)}}}}}}}",
            "Pulumi.dev.yaml"));
        Assert.Empty(check.Errors);
        var plan = Planner.PlanAsync(new("gpuinfra", "dev", () => InferenceProgram.Build(check.Settings))
        {
            Config = check.File.ConfigTexts,
        }).GetAwaiter().GetResult();
        return Assert.Single(plan.Some("gcp:serviceaccount/account:Account")).Text("accountId")!;
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9-]{4,28}[a-z0-9]\z")]
    private static partial Regex AccountId { get; }
}
