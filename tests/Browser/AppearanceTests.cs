using GpuInfra.Cli;
using Microsoft.Playwright;

namespace GpuInfra.Browser.Tests;

/// <summary>Whether everybody can read the page: in light and dark, on a phone, by the keyboard.</summary>
[Collection(BrowserCollection.Name)]
public sealed class AppearanceTests(Chromium chromium)
{
    private const double LeastContrast = 4.5;

    // The colours of every text that is seen, with what is behind it, in the order of the page.
    private const string TextColors =
        """
        () => {
          const opaque = (color) => !/^rgba\(.*, 0\)$|^transparent$|^none$/.test(color);
          const behind = (element) => {
            for (let at = element; at; at = at.parentElement) {
              if (at instanceof SVGElement) {
                const box = at.localName === 'svg' && at.querySelector(':scope > rect.box');
                if (box) return getComputedStyle(box).fill;
              } else if (opaque(getComputedStyle(at).backgroundColor)) return getComputedStyle(at).backgroundColor;
            }
            return 'none';
          };
          return [...document.querySelectorAll('body *')]
            .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
            .filter((element) => element.checkVisibility() && element.getClientRects().length > 0)
            .filter((element) => !['title', 'desc', 'script'].includes(element.localName))
            .map((element) => {
              const style = getComputedStyle(element);
              const color = element instanceof SVGElement ? style.fill : style.color;
              return [color, behind(element), element.textContent.trim().slice(0, 40)].join('|');
            });
        }
        """;

    [BrowserTheory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Text_InBothSchemes_HasContrast(bool prefersDark) => await VisitAsync(
        Visitor.AtDesk with { PrefersDark = prefersDark },
        async page =>
        {
            await page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");
            var closed = await page.EvaluateAsync<string[]>(TextColors);
            await page.EvaluateAsync("document.querySelector('svg.graph a.node').focus()");
            await page.Keyboard.PressAsync("Enter");
            var texts = closed.Concat(await page.EvaluateAsync<string[]>(TextColors)).Distinct().ToList();

            Assert.True(texts.Count > 200);
            Assert.DoesNotContain(texts, text => Contrast.Of(text.Split('|')[0], text.Split('|')[1]) < LeastContrast);
        });

    [BrowserFact]
    public async Task Schemes_Differ()
    {
        const string background = "getComputedStyle(document.documentElement).backgroundColor";
        var (light, dark) = ("", "");
        await VisitAsync(Visitor.AtDesk, async page => light = await page.EvaluateAsync<string>(background));
        await VisitAsync(
            Visitor.AtDesk with { PrefersDark = true }, async page => dark = await page.EvaluateAsync<string>(background));

        Assert.True(Contrast.Of(light, dark) > 15);
    }

    [BrowserFact]
    public async Task Phone_Page_DoesNotScrollSideways() => await VisitAsync(Visitor.OnPhone, async page =>
    {
        await page.EvaluateAsync("document.querySelectorAll('details').forEach(details => details.open = true)");

        Assert.Equal(Visitor.OnPhone.Width, await page.EvaluateAsync<int>("document.documentElement.scrollWidth"));
        Assert.True(await page.Locator(".canvas").First.EvaluateAsync<bool>("box => box.scrollWidth > box.clientWidth"));
    });

    [BrowserFact]
    public async Task Phone_Panel_FillsTheScreen() => await VisitAsync(Visitor.OnPhone, async page =>
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "service chat" }).ClickAsync();

        var box = (await page.GetByRole(AriaRole.Dialog).BoundingBoxAsync())!;
        Assert.Equal((0, 390, 844), (box.X, box.Width, box.Height));
        Assert.Equal(0, await page.Locator("dialog").EvaluateAsync<int>("panel => panel.scrollWidth - panel.clientWidth"));
    });

    [BrowserFact]
    public async Task Focus_IsSeen() => await VisitAsync(Visitor.AtDesk, async page =>
    {
        for (var stop = 0; stop < 12; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            Assert.True(
                await page.EvaluateAsync<bool>(
                    """
                    () => {
                      const at = document.activeElement, box = at.querySelector(':scope > svg > rect.box');
                      return box ? getComputedStyle(box).strokeWidth === '3.5px' : getComputedStyle(at).outlineStyle !== 'none';
                    }
                    """),
                $"stop {stop}: {await page.EvaluateAsync<string>("document.activeElement.outerHTML.slice(0, 80)")}");
        }
    });

    [BrowserFact]
    public async Task Print_ShowsAllStacksAndNoControls() => await VisitAsync(Visitor.AtDesk, async page =>
    {
        await page.EmulateMediaAsync(new() { Media = Media.Print });

        await Assertions.Expect(page.Locator("[id=prod]")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("[id=dev]")).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Searchbox)).ToHaveCountAsync(0);
    });

    private async Task VisitAsync(Visitor visitor, Func<IPage, Task> visit) => await chromium.VisitAsync(
        ReviewPage.Write([await Reviews.ChangeAsync(), await Reviews.PlanAsync("dev")]), visitor, visit);
}
