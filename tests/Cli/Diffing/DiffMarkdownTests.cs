namespace GpuInfra.Cli.Tests;

public sealed class DiffMarkdownTests
{
    [Fact]
    public void Write_Changes_AreATitleATableAndWhatIsAtRisk() =>
        Assert.Equal(
            """
            <!-- gpuinfra-review -->
            ## ± prod: models is replaced, and every model in it is lost

            | stack | replaced or deleted | more public or privileged | GPU and capacity | cost a month | findings |
            | --- | --- | --- | --- | --- | --- |
            | prod | **2, with data** | **1** | - | idle $1,528 (+$764), at most $2,292 (±$0) | 1 warning |
            | dev | - | - | **1** | - | - |

            ### `shop/prod` against `main`: 1 deleted, 1 replaced, 1 new, 40 the same; idle $1,528 (+$764), at most $2,292 (±$0) a month

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

            #### More access or other code

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
            <summary>1 finding silenced</summary>

            - silenced GpuQuotaCoversRollout: Pulumi.prod.yaml:7:11: gpuinfra:services.chat.gpu: is silent. Ask for more. Silenced: It is known. ([source](https://cloud.google.com/run/docs))

            </details>

            <details>
            <summary>Cost a month (prices of 2026-10-08 or later): +$764 idle, ±$0 at most</summary>

            |  | idle | at most |
            | --- | --- | --- |
            | chat | $764 → $1,528 (+$764) | $2,292 |
            | all | $764 → $1,528 (+$764) | $2,292 |

            </details>

            ### `shop/dev` against `main`: 1 changed, 3 new, 40 the same; idle $764, at most $2,292 a month, as before

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

            |  | idle | at most |
            | --- | --- | --- |
            | all | $764 | $2,292 |

            </details>

            <details>
            <summary>Capacity: more than there is of vCPU</summary>

            |  | taken |  | limit |
            | --- | --- | --- | --- |
            | GPUs nvidia-l4 | ██████░░░░ | 3 of 5 GPUs (60 %), was 2 | quota declared in the stack file |
            | vCPU | ██████████ | **6 of 5 GPUs (120 %), which is more than there is** | quota declared in the stack file |

            |  | instances | requests at once | cold start |
            | --- | --- | --- | --- |
            | chat | 0 to 3 | 48 | about 90 s (40 s to 3.3 min) |

            </details>

            <details>
            <summary>1 difference that is none</summary>

            - 1 × The etag is reckoned. ([source](https://redirect.github.com/pulumi/pulumi-gcp/issues/1))

            </details>

            > Secrets cannot be compared.


            """,
            DiffMarkdown.Write([SampleReviews.Dev, SampleReviews.Prod]));

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

    [Fact]
    public void Write_HostileText_IsNothingButText()
    {
        var review = Reviews.Of(SampleReviews.Hostile, [SampleReviews.HostileChange]);

        var markdown = DiffMarkdown.Write([review with { Findings = [Reviews.Warning(SampleReviews.Hostile)] }]);

        Comment.AssertIsSound(markdown);
        Assert.Contains(
            "&lt;img src=x onerror=alert(1)&gt;@&#8203;octocat #&#8203;1 a/b#&#8203;2 GH-&#8203;3 &#124;x&#124;",
            markdown,
            StringComparison.Ordinal);
        Assert.Contains("www&#8203;.evil.example &#92;u{202e} \\${x}\\$", markdown, StringComparison.Ordinal);
    }
}
