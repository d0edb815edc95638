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
            await Assertions.Expect(page.Locator(".against")).ToContainTextAsync("gpuinfra/prod compared with the stack dev. Resources: ");
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "service chat, " })).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "service reason, new" })).ToBeVisibleAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "caller web, new" })).ToBeVisibleAsync();
        });

    [BrowserFact]
    public async Task Plan_HtmlInAPipeline_LinksToItsCommit() => await VisitAsync(
        ["plan", "dev", "--format", "html"],
        async page => await Assertions.Expect(page.Locator(".against a")).ToHaveAttributeAsync(
            "href", "https://gitlab.acme.example/ml/inference/-/commit/7d3f0c1a9b8e4d52c6f1a0b3e9d8c7f6a5b4c3d2"),
        new Pipeline());

    private async Task VisitAsync(string[] args, Func<IPage, Task> visit, IPrograms? programs = null)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var exitCode = await CommandLine.RunAsync([.. args, "--root", Plans.Root], new(output, error) { Programs = programs ?? new Pipeline { IsOne = false } });

        Assert.Equal((ExitCode.Fine, ""), (exitCode, error.ToString()));
        await chromium.VisitAsync(output.ToString(), Visitor.AtDesk, visit);
    }

    // What a pipeline of GitLab says of itself, wherever this runs.
    private sealed class Pipeline : IPrograms
    {
        public bool IsOne { get; init; } = true;

        public string? Variable(string name) => !IsOne ? null : name switch
        {
            "CI_PROJECT_URL" => "https://gitlab.acme.example/ml/inference",
            "CI_COMMIT_SHA" => "7d3f0c1a9b8e4d52c6f1a0b3e9d8c7f6a5b4c3d2",
            "CI_PROJECT_DIR" => Plans.Root,
            _ => null,
        };

        public Task<ProgramRun> RunAsync(string program, IReadOnlyList<string> args, TimeSpan limit) => Task.FromResult(ProgramRun.NotThere);
    }
}
