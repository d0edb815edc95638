using GpuInfra.Planning;
using Spectre.Console;

namespace GpuInfra.Cli.Tests;

public sealed class DiffTextTests
{
    private const string Escape = "\u001b";

    [Fact]
    public void Write_Changes_StandUnderWhatTheyPutAtRisk() =>
        Assert.Equal(
            """
            shop/prod against main: 1 replaced, 1 changed, 4 new, 40 the same; idle $764, at most $2,292 a month, as before

            Deletes data
              ± models is replaced, and every model in it is lost
                models  storage.Bucket
                ~ location: europe-west1 → europe-west4
                  forces replacement [1]
                  A bucket stays in the place where it was made.
                ! Every object in it is deleted.
                ! Pulumi refuses this until protect is off.

            More access or other code
              + Anyone on the internet may call chat
                chat-public  cloudrunv2.ServiceIamMember  role: roles/run.invoker  member: allUsers

            GPU and capacity
              ~ chat is changed
                chat  cloudrunv2.Service
                ~ cpu: 4 → 8
                + env["A"]: b
                - env["B"]: c

            The rest
              + 3 projects.Service are made: run, iam, dns

            Cost a month (prices of 2026-10-08 or later): as before, idle $764, at most $2,292

            Sources
              [1] https://cloud.google.com/run/docs

            """,
            DiffConsole.Render(Reviews.Of(
                Reviews.Created(Reviews.Api, "run"),
                Reviews.Updated(
                    "chat",
                    Reviews.Property("cpu", "4", "8", Risk.Capacity),
                    Reviews.Property("env[\"A\"]", null, "b"),
                    Reviews.Property("env[\"B\"]", "c", null)),
                Reviews.Created(Reviews.Api, "iam"),
                Reviews.Exposed(),
                Reviews.Created(Reviews.Api, "dns"),
                Reviews.Replaced())));

    [Fact]
    public void Write_Impact_ShowsWhatDiffersAndWhatIsNearlyUsedUp()
    {
        var review = Reviews.Of(Reviews.Updated("chat")) with
        {
            Cost = Reviews.Cost("prod", 1528, 2292, 900),
            Findings = [Reviews.Warning("leaves no room for a rollout"), Reviews.Warning("is silent", "It is known.")],
            Capacity = new CapacityReport
            {
                Stack = "prod",
                Meters =
                [
                    Reviews.Meter("GPUs nvidia-l4", 3, 4, 6),
                    Reviews.Meter("vCPU", 8, 10),
                    Reviews.Meter("addresses", 16, 256),
                    Reviews.Meter("ports", 3, null),
                ],
                Services = [Reviews.Ability("chat", 1, 3, 48), Reviews.Ability("embed", 0, 1, 4)],
            },
            CapacityBefore = new CapacityReport
            {
                Stack = "prod",
                Meters =
                [
                    Reviews.Meter("GPUs nvidia-l4", 2, 4), Reviews.Meter("vCPU", 8, 10), Reviews.Meter("addresses", 16, 256),
                ],
                Services = [Reviews.Ability("chat", 0, 3, 48), Reviews.Ability("embed", 0, 1, 4)],
            },
        };

        Assert.Equal(
            """
            Findings
              warning GpuQuotaCoversRollout: Pulumi.prod.yaml:7:11: gpuinfra:services.chat.gpu: leaves no room for a rollout. Ask
                for more. [https://cloud.google.com/run/docs]

            Silenced
              silenced GpuQuotaCoversRollout: Pulumi.prod.yaml:7:11: gpuinfra:services.chat.gpu: is silent. Ask for more.
                [https://cloud.google.com/run/docs] Silenced: It is known.

            Cost a month (prices of 2026-10-08 or later)
              chat  idle $764 → $1,528 (+$764)  as used $900 (+$900)  at most $2,292
              all   idle $764 → $1,528 (+$764)  as used $900 (+$900)  at most $2,292

            Capacity
              GPUs nvidia-l4 ████████░░ 3 of 4 GPUs (75 %), was 2; 6 during a rollout, which is more than there is (quota declared
                in the stack file)
              vCPU           ████████░░ 8 of 10 GPUs (80 %) (quota declared in the stack file)
              ports          3 GPUs (no limit known), new (quota declared in the stack file)
              chat  instances 0 to 3 → 1 to 3  requests at once 48  cold start about 90 s (40 s to 3.3 min)


            """,
            DiffConsole.After("Findings", DiffConsole.Render(review)));
        Assert.Equal(
            "shop/prod against main: 1 changed, 40 the same; idle $1,528 (+$764), at most $2,292 (±$0) a month", DiffConsole.Render(review).Split('\n')[0]);
    }

    [Fact]
    public void Write_NothingButNoise_SaysSoAndNoMore()
    {
        var noise = Reviews.Property("etag", "a", "b") with { Noise = new("The etag is reckoned.", Reviews.Page) };
        var review = Reviews.Of();

        Assert.Equal(
            """
            shop/prod against main: nothing differs, 41 the same

            2 differences that are none
              2 × The etag is reckoned. [1]

            Notes
              Secrets cannot be compared.

            Sources
              [1] https://cloud.google.com/run/docs

            """,
            DiffConsole.Render(review with
            {
                Findings = [Reviews.Warning("is as it was")],
                Diff = review.Diff! with
                {
                    Noise = [Reviews.Updated("chat") with { Risk = Risk.Noise, Noise = [noise, noise with { Path = "other" }] }],
                    Notes = ["Secrets cannot be compared."],
                },
            }));
    }

    [Fact]
    public void Write_ChangesThatAreAlike_AreFoldedOnlyWithoutRisk()
    {
        var label = Reviews.Property("labels.team", "a", "b");
        var alike = Enumerable.Range(1, 8).Select(number => Reviews.Updated($"s{number}", label));
        var guarded = Enumerable.Range(1, 3)
            .Select(number => Reviews.Created(Reviews.Api, $"g{number}") with { Consequences = ["It costs."] });

        var odd = Reviews.Updated("odd", label with { New = PropertyValue.Of("c") });

        var text = DiffConsole.Render(Reviews.Of([.. alike, odd, .. guarded]));

        Assert.Contains(
            "  ~ 8 cloudrunv2.Service change alike: s1, s2, s3, s4, s5, s6 and 2 more\n    ~ labels.team: a → b\n",
            text,
            StringComparison.Ordinal);
        Assert.Contains("  ~ odd is changed\n", text, StringComparison.Ordinal);
        Assert.Contains("  + g2 is made\n", text, StringComparison.Ordinal);
        Assert.Equal(
            5,
            DiffConsole.Render(Reviews.Of([.. Enumerable.Range(1, 5).Select(number => Reviews.Exposed($"m{number}"))]))
                .Split("Anyone on the internet").Length - 1);
    }

    [Fact]
    public void Write_Stacks_PutsThoseAtMostRiskFirst()
    {
        var text = DiffConsole.Render(
            Reviews.Of("dev", [Reviews.Updated("chat")]), Reviews.Of("none", []), Reviews.Of("prod", [Reviews.Replaced()]));

        Assert.Equal(
            ["shop/prod", "shop/dev", "shop/none"],
            text.Split('\n', ' ').Where(word => word.StartsWith("shop/", StringComparison.Ordinal)));
    }

    [Fact]
    public void Write_FiveHundredChanges_ShowTheOnlyReplacementInTheFirstTenLines()
    {
        var changes = Enumerable.Range(1, 499).Select(number => Reviews.Updated(
            $"service-{number}", Reviews.Property("template.timeout", $"{number}s", $"{number + 1}s", Risk.Capacity)));

        var lines = DiffConsole.Render(Reviews.Of([.. changes, Reviews.Replaced()])).Split('\n');

        Assert.Contains("  ± models is replaced, and every model in it is lost", lines[..10]);
        Assert.Equal(499, lines.Count(line => line.EndsWith(" is changed", StringComparison.Ordinal)));
    }

    [Fact]
    public void Write_WithColour_MarksWhatIsDestroyed()
    {
        using var writer = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.Yes,
            ColorSystem = ColorSystemSupport.Standard,
            Out = new AnsiConsoleOutput(writer),
        });

        DiffText.Write([Reviews.Of(Reviews.Replaced())], console);

        Assert.Contains($"{Escape}[1;91m  ±{Escape}[0m", writer.ToString(), StringComparison.Ordinal);
    }
}
