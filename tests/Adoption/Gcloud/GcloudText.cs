namespace GpuInfra.Adoption.Tests;

// What is read of a script, in lines.
internal static class GcloudText
{
    public static SourceConfiguration Read(string script, params SourceText[] others) =>
        new GcloudReader().Read([new SourceText("deploy.sh", script), .. others]);

    public static string States(string script, params SourceText[] others) => Lines(Read(script, others));

    public static string Lines(SourceConfiguration configuration) =>
        string.Join('\n', StatedTexts.Of(configuration).Select(stated => $"{stated.Key} = {stated.Value}").Order(StringComparer.Ordinal));

    // What follows from one flag alone.
    public static string Of(string flags) => string.Join('\n', States($"gcloud run deploy a {flags}").Split('\n').Where(line => line != "name = \"a\""));

    // The words that a script calls gcloud with, as the image of a service.
    public static string ImageOf(string script) =>
        StatedTexts.Of(Read(script)).GetValueOrDefault("template.containers[0].image", "unknown").Trim('"');

    public static IEnumerable<string> Mistakes(string script) =>
        Assert.Throws<SourceMistakeException>(() => Read(script)).Mistakes.Select(mistake => $"{mistake.Place}: {mistake.Message}");
}
