using GpuInfra.Cli;
using GpuInfra.Planning;
using Microsoft.Playwright;

namespace GpuInfra.Browser.Tests;

/// <summary>Whatever a plan says, the page shows it as text, and nothing of it runs.</summary>
[Collection(BrowserCollection.Name)]
public sealed class HostileTextTests(Chromium chromium)
{
    private const string Harm = "body img, [onerror], [onload], [onfocus], [onmouseover], a[href^='javascript']";
    private const string Service = "gcp:cloudrunv2/service:Service";

    [BrowserTheory]
    [InlineData("<img src=x onerror=alert(1)>")]
    [InlineData("</script><script>alert(1)</script>")]
    [InlineData("</style></title><svg onload=alert(1)>")]
    [InlineData("\"><a href=\"javascript:alert(1)\" autofocus onfocus=alert(1)>")]
    [InlineData("' onmouseover='alert(1)")]
    [InlineData("&lt;b&gt; &amp;amp; ${{ }} {{constructor}} --> ]]>")]
    public async Task Text_Anywhere_IsShownAsItIs(string text) => await VisitAsync(Poisoned(text), async page =>
    {
        Assert.Equal(1, await page.EvaluateAsync<int>("document.scripts.length"));
        await Assertions.Expect(page.Locator(Harm)).ToHaveCountAsync(0);
        await Assertions.Expect(page.Locator(".lead")).ToHaveTextAsync(text);
        Assert.Contains(text, await page.Locator("section:has(> .tree)").TextContentAsync(), StringComparison.Ordinal);
        Assert.Contains(text, await page.Locator("section:has(> .risk)").TextContentAsync(), StringComparison.Ordinal);

        await page.Locator("svg.graph a.node.role-service").ClickAsync();

        Assert.Contains(text, await page.GetByRole(AriaRole.Dialog).TextContentAsync(), StringComparison.Ordinal);
        await Assertions.Expect(page.Locator(Harm)).ToHaveCountAsync(0);
    });

    [BrowserFact]
    public async Task Text_ThatTurnsAroundOrHides_IsSpelledOut() => await VisitAsync(
        Poisoned("safe\u202Eelif\u200B\u2028\0end \uD800 \U0001F600"),
        async page => await Assertions.Expect(page.Locator(".lead")).ToHaveTextAsync(
            "safe\\u{202e}elif\\u{200b}\\u{2028}\\u{0000}end \uFFFD \U0001F600"));

    [BrowserFact]
    public async Task Policy_NamesTheOneStyleAndTheOneScript() => await VisitAsync(Poisoned("x"), async page =>
    {
        const string hash = "sha256-[A-Za-z0-9+/]{43}=";
        var policy = await page.Locator("meta[http-equiv=Content-Security-Policy]").GetAttributeAsync("content");
        Assert.Matches(
            $"^default-src 'none'; style-src '{hash}'; script-src '{hash}'; base-uri 'none'; form-action 'none'$",
            policy);
    });

    private static StackReview Poisoned(string text)
    {
        const string stack = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
        var inputs = new PropertyMap([new("name", PropertyValue.Of(text)), new(text, PropertyValue.Of($"{text}\n{text}"))]);
        var service = new PlannedResource
        {
            Urn = $"urn:pulumi:dev::shop::{Service}::{text}",
            Type = Service,
            Name = text,
            IsCustom = true,
            ParentUrn = stack,
            Inputs = inputs,
        };
        var plan = new Plan
        {
            Project = text,
            Stack = text,
            Resources = [new() { Urn = stack, Type = "pulumi:pulumi:Stack", Name = text, IsCustom = false }, service],
        };
        var evil = new Source("javascript:alert(1)", new(2026, 11, 20), Certainty.Unconfirmed);
        return Reviews.Of(plan) with
        {
            Diff = new()
            {
                Project = text,
                Stack = text,
                From = text,
                Notes = [text],
                Changes =
                [
                    new()
                    {
                        Kind = ChangeKind.Update,
                        Risk = Risk.Exposure,
                        Old = service,
                        New = service,
                        Headline = text,
                        Consequences = [text],
                        Properties =
                        [
                            new()
                            {
                                Path = text,
                                Old = PropertyValue.Of("x"),
                                New = PropertyValue.Of(text),
                                Meaning = text,
                                Replaces = new(text, text, text, evil),
                            },
                            new()
                            {
                                Path = text,
                                Old = PropertyValue.Of(inputs),
                                New = PropertyValue.Of([PropertyValue.Of(text)]),
                            },
                        ],
                    },
                ],
            },
        };
    }

    private Task VisitAsync(StackReview review, Func<IPage, Task> visit) =>
        chromium.VisitAsync(ReviewPage.Write([review]), Visitor.AtDesk, visit);
}
