using GpuInfra.Planning;

namespace GpuInfra.StackFiles.Tests;

public sealed class GrantsTests
{
    private static readonly string[] Principals =
    [
        "group:ml@acme.example", "group:ML@acme.example", "serviceAccount:chat-identity@acme-dev.iam.gserviceaccount.com",
        "serviceAccount:own@acme-dev.iam.gserviceaccount.com",
    ];

    [Fact]
    public async Task Plan_OfEveryPairOfListsThatCheckAccepts_MakesNoGrantTwice()
    {
        var texts = (
            from first in Principals
            from second in Principals
            from lists in Enumerable.Range(0, 64)
            from account in new[] { "", "serviceAccount: own@acme-dev.iam.gserviceaccount.com, " }
            select Stack([first, second], lists, account)).Distinct().Where((_, i) => i % 5 == 0).ToList();
        var checks = texts.Select(text => StackCheck.Of(StackFile.Parse(text, "Pulumi.dev.yaml"))).ToList();
        var accepted = checks.Where(check => !check.Errors.Any()).ToList();

        Assert.NotEmpty(accepted);
        Assert.True(accepted.Count < checks.Count);
        foreach (var check in accepted)
        {
            var plan = await Planner.PlanAsync(new("gpuinfra", "dev", () => InferenceProgram.Build(check.Settings)) { Config = check.File.ConfigTexts });

            Assert.Empty(Twice(plan));
        }
    }

    // Each bit puts one of the two principals into one list.
    private static string Stack(string[] principals, int lists, string account)
    {
        string List(int bit) => (lists & (1 << bit)) == 0 ? "[]" : $"[{principals[bit % 2]}]";

        return $$"""
            config:
              gcp:project: acme-dev
              gcp:region: europe-west4
              gpuinfra:platform:
                protect: false
                images: {readers: {{List(0)}}, writers: {{List(1)}}}
                models: {readers: {{List(2)}}}
                deployers: {{List(3)}}
              gpuinfra:services:
                chat: {{{account}}engine: ollama, model: "gemma3:4b", modelSource: bucket, image: "europe-west4-docker.pkg.dev/acme-dev/images/ollama:1", cpu: 6, deletionProtection: false, invokers: {{List(4)}}}
                code: {engine: ollama, model: "gemma3:4b", modelSource: bucket, image: "europe-west4-docker.pkg.dev/acme-dev/images/ollama:1", cpu: 6, deletionProtection: false, secrets: {TOKEN: "token:1", KEY: "token:1"}, invokers: {{List(5)}}}
            """;
    }

    private static IEnumerable<string> Twice(Plan plan) => plan.Resources
        .Where(resource => resource.Inputs.Find("member") is not null)
        .GroupBy(resource => string.Join('|', new[] { "member", "role", "bucket", "repository", "secretId", "serviceAccountId", "name" }
            .Select(input => resource.Text(input)?.ToLowerInvariant()).Prepend(resource.Type)))
        .Where(grants => grants.Count() > 1)
        .Select(grants => grants.Key);
}
