namespace GpuInfra.Browser.Tests;

/// <summary>The browser of this machine. None is ever downloaded.</summary>
internal static class ChromiumPath
{
    private const string Required = "GPUINFRA_REQUIRE_BROWSER";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

    private static readonly string[] Places =
    [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe",
        @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>Where it is; nothing where there is none.</summary>
    public static string? Found { get; } = Candidates().FirstOrDefault(File.Exists);

    /// <summary>Why a test that needs it does not run; nothing where it does, or where its absence is to fail.</summary>
    public static string? WhySkipped { get; } =
        Found is null && Environment.GetEnvironmentVariable(Required) != "1"
            ? "There is no Chromium or Chrome on this machine. Install one, on Debian with: apt-get install chromium"
            : null;

    private static IEnumerable<string> Candidates() =>
        (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
         from name in Names
         select Path.Combine(folder, name)).Concat(Places);
}
