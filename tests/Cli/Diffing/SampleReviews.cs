using GpuInfra.Planning;

namespace GpuInfra.Cli.Tests;

/// <summary>Reviews of two stacks, of many changes, and of one whose names and values are meant to do harm.</summary>
internal static class SampleReviews
{
    public const string Hostile =
        "```\n</details><img src=x onerror=alert(1)>@octocat #1 a/b#2 GH-3 |x|\r\n# h `c` **b** [l](https://evil.example) "
        + "www.evil.example \u202e ${x}$ <!-- - ![i](x) \\| ~~s~~ https://github.com/o/r/issues/1";

    public static StackReview Prod => Reviews.Of(Reviews.Exposed(), Reviews.Deleted("old"), Reviews.Replaced()) with
    {
        Cost = Reviews.Cost("prod", 1528, 2292),
        Findings = [Reviews.Warning("leaves no room"), Reviews.Warning("is silent", "It is known.")],
    };

    public static StackReview Dev
    {
        get
        {
            var issue = Reviews.Page with { Url = "https://github.com/pulumi/pulumi-gcp/issues/1" };
            var review = Reviews.Of(
                "dev",
                [
                    Reviews.Updated(
                        "chat", Reviews.Property("cpu", "4", "8", Risk.Capacity), Reviews.Property("config", "a\nb", "a\nc")) with
                    {
                        Noise = [Reviews.Property("etag", "a", "b") with { Noise = new("The etag is reckoned.", issue) }],
                    },
                    .. new[] { "run", "iam", "dns" }.Select(name => Reviews.Created(Reviews.Api, name)),
                ]);
            return review with
            {
                Diff = review.Diff! with { Notes = ["Secrets cannot be compared."] },
                Capacity = new CapacityReport
                {
                    Stack = "dev",
                    Meters = [Reviews.Meter("GPUs nvidia-l4", 3, 5), Reviews.Meter("vCPU", 6, 5)],
                    Services = [Reviews.Ability("chat", 0, 3, 48)],
                },
                CapacityBefore = new CapacityReport
                {
                    Stack = "dev",
                    Meters = [Reviews.Meter("GPUs nvidia-l4", 2, 5), Reviews.Meter("vCPU", 6, 5)],
                    Services = [],
                },
            };
        }
    }

    public static ResourceChange HostileChange => Reviews.Replaced(Hostile, Hostile) with
    {
        Properties =
        [
            Reviews.Property(Hostile, Hostile, $"x\n{Hostile}") with { Meaning = Hostile },
            Reviews.Property(Hostile, "a", Hostile) with
            {
                Replaces = new("t", "p", Hostile, Reviews.Page with { Url = "javascript:alert(1)" }),
            },
        ],
        Consequences = [Hostile],
    };

    public static ResourceChange[] Many(int count) =>
    [
        .. Enumerable.Range(1, count - 1).Select(number => Reviews.Updated(
            $"service-{number}", Reviews.Property("template.serviceAccount", $"account-{number}", $"other-account-{number}"))),
        Reviews.Replaced(),
    ];
}
