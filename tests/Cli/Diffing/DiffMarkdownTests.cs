using System.Text;
using GpuInfra.Planning;

namespace GpuInfra.Cli.Tests;

public sealed class DiffMarkdownTests
{
    private const int GitHubBytes = 65_536;
    private const string Hostile =
        "```\n</details><img src=x onerror=alert(1)>@octocat #1 a/b#2 GH-3 |x|\r\n# h `c` **b** [l](https://evil.example) "
        + "www.evil.example \u202e ${x}$ <!-- - ![i](x) \\| ~~s~~ https://github.com/o/r/issues/1";

    [Fact]
    public void Write_Changes_AreATitleATableAndWhatIsAtRisk() =>
        Assert.Equal(
            """
            <!-- gpuinfra-review -->
            ## ± prod: models is replaced, and every model in it is lost

            | stack | replaced or deleted | more public or privileged | GPU and capacity | cost a month | findings |
            | --- | --- | --- | --- | --- | --- |
            | prod | **2, with data** | **1** | - | +$764 floor | 1 warning |
            | dev | - | - | **1** | - | - |

            ### `shop/prod` against `main`: 1 deleted, 1 replaced, 1 new, 40 the same; +$764/month floor

            #### Deletes data

            **± models is replaced, and every model in it is lost**
            `models` `storage.Bucket`

            ```diff
            - location: europe-west1
            + location: europe-west4
            ```

            - `location` **forces replacement** ([source](https://cloud.google.com/run/docs))
            - A bucket stays in the place where it was made.
            - ⚠ Every object in it is deleted.
            - ⚠ Pulumi refuses this until protect is off.

            #### Replaced or deleted

            **- old is deleted**
            `old` `cloudrunv2.Service`

            #### More public or more privileged

            **+ Anyone on the internet may call chat**
            `chat-public` `cloudrunv2.ServiceIamMember`

            ```diff
            + role: roles/run.invoker
            + member: allUsers
            ```

            <details>
            <summary>Findings: 1 warning</summary>

            - warning GpuQuotaCoversRollout: Pulumi.prod.yaml:7:11: gpuinfra:services.chat.gpu: leaves no room. Ask for more. ([source](https://cloud.google.com/run/docs))

            </details>

            <details>
            <summary>Cost a month (prices of 2026-10-08 or later): +$764/month floor</summary>

            |  | floor | ceiling |
            | --- | --- | --- |
            | chat | $764 → $1,528 (+$764) | $2,292 |
            | all | $764 → $1,528 (+$764) | $2,292 |

            </details>

            ### `shop/dev` against `main`: 1 changed, 3 new, 40 the same

            #### GPU and capacity

            **~ chat is changed**
            `chat` `cloudrunv2.Service`

            ```diff
            - cpu: 4
            + cpu: 8
              config:
            @@ -1,2 +1,2 @@
             a
            -b
            +c
            ```

            <details>
            <summary>The rest: 3 changes</summary>

            **+ 3 projects.Service are made: run, iam, dns**

            </details>

            <details>
            <summary>Cost a month (prices of 2026-10-08 or later): as before</summary>

            |  | floor | ceiling |
            | --- | --- | --- |
            | all | $764 | $2,292 |

            </details>

            <details>
            <summary>Capacity</summary>

            |  | taken |  | limit |
            | --- | --- | --- | --- |
            | GPUs nvidia-l4 | ██████░░░░ | 3 of 5 GPUs (60 %), was 2 | quota declared in the stack file |
            | vCPU | ██████████ | **6 of 5 GPUs (120 %), which is more than there is** | quota declared in the stack file |

            |  | instances | requests at once | cold start |
            | --- | --- | --- | --- |
            | chat | 0 to 3 | 48 | 40 s to 3.3 min |

            </details>

            <details>
            <summary>1 difference that is none</summary>

            - 1 × The etag is reckoned. ([source](https://redirect.github.com/pulumi/pulumi-gcp/issues/1))

            </details>

            > Secrets cannot be compared.


            """,
            DiffMarkdown.Write([Dev, Prod]));

    [Fact]
    public void Write_NothingThatDiffers_SaysSo() =>
        Assert.Equal(
            """
            <!-- gpuinfra-review -->
            ## Nothing differs

            | stack | replaced or deleted | more public or privileged | GPU and capacity | cost a month | findings |
            | --- | --- | --- | --- | --- | --- |
            | prod | - | - | - | - | - |


            """,
            DiffMarkdown.Write([Reviews.Of()]));

    [Theory]
    [InlineData(500, "the details of [0-9,]+ changes")]
    [InlineData(5_000, "8,[0-9]+ changes, the details of [0-9,]+ changes")]
    public void Write_ManyChanges_FitAndShowTheReplacementInTheFirstTenLines(int count, string cut)
    {
        var markdown = DiffMarkdown.Write([Reviews.Of(Many(count)), Reviews.Of("dev", Many(count)[..^1])]);

        Comment.AssertIsSound(markdown);
        Assert.True(Encoding.UTF8.GetByteCount(markdown) < GitHubBytes);
        Assert.Contains("## ± prod: models is replaced, and every model in it is lost", markdown.Split('\n')[..10]);
        Assert.Matches(
            $"\n_Left out here, where there is not room for all, from the least risky on: {cut}\\. "
            + "`gpuinfra diff --format json` and the HTML page have everything\\._\n$",
            markdown);
    }

    [Fact]
    public void Write_AnyLimit_IsKeptAndLeavesNothingOpen()
    {
        StackReview[] reviews = [Prod, Dev, Reviews.Of("many", Many(60)), Reviews.Of("hostile", [HostileChange])];
        var whole = DiffMarkdown.Write(reviews);
        var limits = Enumerable.Range(0, 400).Select(step => 1_024 + (step * 97)).ToList();

        Assert.InRange(Encoding.UTF8.GetByteCount(whole), limits[100], limits[^1]);
        foreach (var limit in limits)
        {
            var markdown = DiffMarkdown.Write(reviews, limit);
            Comment.AssertIsSound(markdown);
            Assert.True(Encoding.UTF8.GetByteCount(markdown) <= limit, $"{Encoding.UTF8.GetByteCount(markdown)} of {limit}");
            Assert.StartsWith($"{DiffMarkdown.Marker}\n## ± prod: models is replaced", markdown, StringComparison.Ordinal);
            Assert.Equal(markdown == whole, !markdown.Contains("_Left out here", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Write_LessRoom_CutsFromTheLeastRiskyEnd()
    {
        var reviews = new[] { Reviews.Of(Many(60)), Reviews.Of("dev", [Reviews.Exposed()]) };
        var whole = DiffMarkdown.Write(reviews);

        var cut = DiffMarkdown.Write(reviews, 2_500);

        Assert.Contains("service-59", whole, StringComparison.Ordinal);
        Assert.Contains("⚠ Every object in it is deleted.", cut, StringComparison.Ordinal);
        Assert.Contains("+ member: allUsers", cut, StringComparison.Ordinal);
        Assert.DoesNotContain("service-59", cut, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_TooLittleRoom_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => DiffMarkdown.Write([Reviews.Of()], 1_023));

    [Fact]
    public void Write_HostileText_IsNothingButText()
    {
        var markdown = DiffMarkdown.Write([Reviews.Of(Hostile, [HostileChange]) with { Findings = [Reviews.Warning(Hostile)] }]);

        Comment.AssertIsSound(markdown);
        Assert.Contains(
            "&lt;img src=x onerror=alert(1)&gt;@&#8203;octocat #&#8203;1 a/b#&#8203;2 GH-&#8203;3 &#124;x&#124;",
            markdown,
            StringComparison.Ordinal);
        Assert.Contains("www&#8203;.evil.example &#92;u{202e} \\${x}\\$", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_AHugeValue_LeavesRoomForTheRest()
    {
        var lines = string.Join('\n', Enumerable.Range(0, 20_000));
        var huge = Reviews.Updated(
            "chat",
            Reviews.Property("script", "", lines, Risk.Exposure),
            Reviews.Property("x", new string('a', 90_000), new string('b', 90_000)));

        var markdown = DiffMarkdown.Write([Reviews.Of(huge, Reviews.Exposed())]);

        Comment.AssertIsSound(markdown);
        Assert.Contains("… and 19,945 more lines", markdown, StringComparison.Ordinal);
        Assert.Contains("+ member: allUsers", markdown, StringComparison.Ordinal);
    }

    private static StackReview Prod => Reviews.Of(Reviews.Exposed(), Reviews.Deleted("old"), Reviews.Replaced()) with
    {
        Cost = Reviews.Cost("prod", 1528, 2292),
        Findings = [Reviews.Warning("leaves no room"), Reviews.Warning("is silent", "It is known.")],
    };

    private static StackReview Dev
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

    private static ResourceChange HostileChange => Reviews.Replaced(Hostile, Hostile) with
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

    private static ResourceChange[] Many(int count) =>
    [
        .. Enumerable.Range(1, count - 1).Select(number => Reviews.Updated(
            $"service-{number}", Reviews.Property("template.serviceAccount", $"account-{number}", $"other-account-{number}"))),
        Reviews.Replaced(),
    ];
}
