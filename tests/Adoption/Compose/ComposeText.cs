namespace GpuInfra.Adoption.Tests;

// What is read of a Compose file, in lines.
internal static class ComposeText
{
    private const string Gpu = "deploy: {resources: {reservations: {devices: [{driver: nvidia, count: 1, capabilities: [gpu]}]}}}";

    public static SourceConfiguration Read(string text, params SourceText[] others) =>
        new ComposeReader().Read([new SourceText("compose.yaml", text), .. others]);

    // A service with a GPU, and one key of it.
    public static SourceConfiguration ReadKey(string key, params SourceText[] others) => Read($"services:\n  a:\n    image: i\n    {Gpu}\n    {key}\n", others);

    // What follows from one key alone.
    public static string Of(string key, params SourceText[] others) => string.Join('\n', StatedTexts.Of(ReadKey(key, others))
        .Where(stated => stated.Key != "name" && !stated.Key.EndsWith("nvidia.com/gpu\"]", StringComparison.Ordinal) && stated.Value != "\"i\"")
        .Select(stated => $"{stated.Key.Replace("template.containers[0].", "", StringComparison.Ordinal)} = {stated.Value}").Order(StringComparer.Ordinal));

    public static IEnumerable<string> Mistakes(string text) =>
        Assert.Throws<SourceMistakeException>(() => Read(text)).Mistakes.Select(mistake => $"{mistake.Place}: {mistake.Message}");
}
