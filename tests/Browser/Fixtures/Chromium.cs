using Microsoft.Playwright;

namespace GpuInfra.Browser.Tests;

/// <summary>A running browser that opens pages for tests.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (ChromiumPath.WhySkipped is not null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = ChromiumPath.Found
                ?? throw new FileNotFoundException("These tests must run, but there is no browser."),
            Args = Arguments,
        });
    }

    public async Task DisposeAsync()
    {
        await (_browser?.CloseAsync() ?? Task.CompletedTask);
        _playwright?.Dispose();
    }

    /// <summary>Opens a page as a file, and fails if it asks for anything else or has anything to complain of.</summary>
    internal async Task VisitAsync(string html, Visitor visitor, Func<IPage, Task> visit)
    {
        var folder = Directory.CreateTempSubdirectory("gpuinfra-page-");
        try
        {
            var file = Path.Combine(folder.FullName, "review.html");
            await File.WriteAllTextAsync(file, html);
            await OpenAsync(new Uri(file).AbsoluteUri, visitor, visit);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task OpenAsync(string address, Visitor visitor, Func<IPage, Task> visit)
    {
        await using var context = await _browser!.NewContextAsync(new()
        {
            ColorScheme = visitor.PrefersDark ? ColorScheme.Dark : ColorScheme.Light,
            JavaScriptEnabled = visitor.RunsScripts,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = visitor.Width, Height = visitor.Height },
        });
        var troubles = new List<string>();
        await context.RouteAsync("**", async route =>
        {
            var isPage = route.Request.Url.Split('#')[0] == address;
            if (!isPage)
            {
                troubles.Add($"asked for {route.Request.Url}");
            }

            await (isPage ? route.ContinueAsync() : route.AbortAsync());
        });
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(5_000);
        page.Console += (_, message) => troubles.Add($"{message.Type}: {message.Text}");
        page.PageError += (_, error) => troubles.Add(error);
        page.Dialog += (_, dialog) => troubles.Add($"opened a dialog: {dialog.Message}");
        await page.GotoAsync(address);
        await visit(page);
        Assert.Empty(troubles);
    }
}
