using GpuInfra.Cli;
using Microsoft.Playwright;

namespace GpuInfra.Browser.Tests;

/// <summary>The page as the tool writes it, of the example's stacks.</summary>
[Collection(BrowserCollection.Name)]
public sealed class CommandTests(Chromium chromium)
{
    [BrowserFact]
    public async Task Plan_Html_ShowsEveryStack() => await VisitAsync(["plan", "--format", "html"], async page =>
    {
        await Assertions.Expect(page.Locator(".stacks li")).ToHaveTextAsync(["dev", "prod"]);
        await Assertions.Expect(page.Locator("svg.graph a.role-service")).ToHaveCountAsync(3);
        await Assertions.Expect(page.Locator(".node-mark")).ToHaveCountAsync(0);
    });

    [BrowserFact]
    public async Task Diff_Html_ShowsWhatDiffers() => await VisitAsync(
        ["diff", "prod", "--from-stack", "dev", "--format", "html"],
        async page =>
        {
            await Assertions.Expect(page.Locator(".against")).ToContainTextAsync("gpuinfra/prod compared with the stack dev: ");
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "service chat, " })).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "service reason, new" })).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "caller web, new" })).ToBeVisibleAsync();
        });

    private async Task VisitAsync(string[] args, Func<IPage, Task> visit)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.RunAsync([.. args, "--root", Plans.Root], new(output, error));

        Assert.Equal((ExitCode.Fine, ""), (exitCode, error.ToString()));
        await chromium.VisitAsync(output.ToString(), Visitor.AtDesk, visit);
    }
}
