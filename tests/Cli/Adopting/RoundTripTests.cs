using System.Text.Json;
using System.Text.RegularExpressions;
using GpuInfra.Adoption;
using GpuInfra.Adoption.Tests;

namespace GpuInfra.Cli.Tests;

/// <summary>The plan of an adopted stack says what its source states.</summary>
public sealed class RoundTripTests
{
    private const string Service = "gcp:cloudrunv2/service:Service";
    private const string Invoker = "gcp:cloudrunv2/serviceIamMember:ServiceIamMember";

    // What a stack says otherwise on purpose, and lists.
    private static readonly string[] NotOfService = ["project", "invokers", "models", "name"];

    public static TheoryData<string> Cases =>
        [.. AdoptionCase.Names.Where(name => SourceReaders.All.Any(reader => reader.Recognises(AdoptionCase.Read(name).Files)))];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Adopt_ThenPlan_SaysWhatTheSourceStates(string name)
    {
        var one = AdoptionCase.Read(name);
        var source = SourceReaders.Read(one.Files)!;
        using var folder = new Folder();
        one.Files.ToList().ForEach(file => folder.Write(file.File, file.Text));

        var adopted = await AdoptAsync(folder, one, source);
        folder.Write("Pulumi.adopted.yaml", Answered(folder.Read("Pulumi.adopted.yaml")));
        var plan = await folder.RunAsync("plan", "adopted", "--format", "json");

        Assert.True(plan.ExitCode == 0, $"{plan.Error}\n{adopted.Output}\n{folder.Read("Pulumi.adopted.yaml")}");
        var notCarried = NotCarried(adopted);
        foreach (var service in source.Services)
        {
            Assert.Equal([], Missing(service, Resources(plan).ToList(), notCarried));
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Adopt_ASecondTime_OverwritesNothing(string name)
    {
        var one = AdoptionCase.Read(name);
        using var folder = new Folder();
        one.Files.ToList().ForEach(file => folder.Write(file.File, file.Text));
        var source = SourceReaders.Read(one.Files)!;
        _ = await AdoptAsync(folder, one, source);
        var before = folder.Read("Pulumi.adopted.yaml");

        var again = await AdoptAsync(folder, one, source);

        Assert.Equal(2, again.ExitCode);
        Assert.Equal(before, folder.Read("Pulumi.adopted.yaml"));
    }

    // What nobody could write, somebody does: an image whose project only the machine of a script knows, and a bucket for a host's folder.
    private static string Answered(string text) => Asked("volumes").Replace(
        Asked("image").Replace(text, match => text[(match.Index + match.Length)..].TrimStart().StartsWith("image:", StringComparison.Ordinal)
            ? match.Value
            : $"{match.Groups["indent"]}image: europe-west1-docker.pkg.dev/acme-project/images/server:1"),
        match => $"{match.Groups["indent"]}volumes: {{ollama-models: {{bucket: acme-models}}}}");

    private static Regex Asked(string key) => new($"^(?<indent> +)# ASK: {key}(\\.[a-z0-9-]+)?: .*$", RegexOptions.Multiline);

    private static Task<Outcome> AdoptAsync(Folder folder, AdoptionCase one, SourceConfiguration source)
    {
        List<string> args = ["adopt", .. one.Files.Select(file => Path.Combine(folder.Path, file.File)), "--root", folder.Path, "--format", "json"];
        if (source.Services[0].Properties["project"] is not SourceScalar)
        {
            args.AddRange(["--project", "acme-project"]);
        }

        if (source.Services[0].Properties["location"] is not SourceScalar)
        {
            args.AddRange(["--region", "europe-west1"]);
        }

        return Outcome.OfAsync([.. args]);
    }

    private static IEnumerable<string> Missing(SourceResource service, IReadOnlyList<JsonElement> resources, IReadOnlyList<string> notCarried)
    {
        var planned = resources.Where(resource => TypeOf(resource) == Service).Select(Inputs)
            .Single(inputs => service.Name is null || inputs.GetProperty("name").GetString() == service.Name);
        var properties = new PlannedProperties(planned, service.Properties);
        foreach (var leaf in SourceLeaves.Of(service.Properties).Where(leaf => !NotOfService.Contains(leaf.Path) && !leaf.Path.StartsWith("secretFiles", StringComparison.Ordinal)
            && leaf.Value is SourceScalar or SourceList))
        {
            if (notCarried.Any(what => leaf.Path.StartsWith(what, StringComparison.Ordinal)))
            {
                continue;
            }

            var (said, found) = (Text(leaf.Value), properties.Find(leaf.Path) is { } value ? Text(value) : "nothing");
            if (!IsSame(leaf.Path, said, found) && !IsSecret(leaf.Path, properties))
            {
                yield return $"{leaf.Path} is {said} in the source, and {found} in the plan";
            }
        }

        var invokers = resources.Where(resource => TypeOf(resource) == Invoker).Select(resource => Inputs(resource).GetProperty("member").GetString()).ToList();
        foreach (var member in (service.Properties["invokers"] as SourceList)?.Items.Select(SourceTexts.Of) ?? [])
        {
            if (!invokers.Contains(member))
            {
                yield return $"{member} may not call";
            }
        }
    }

    // A name is the end of a full one, and 8000m is 8.
    private static bool IsSame(string path, string said, string found) => said == found
        || (path.Contains("networkInterfaces", StringComparison.Ordinal) && found.EndsWith($"/{said}", StringComparison.Ordinal))
        || (path.EndsWith("[\"cpu\"]", StringComparison.Ordinal) && said.EndsWith("000m", StringComparison.Ordinal) && said[..^4] == found);

    private static bool IsSecret(string path, PlannedProperties properties) => path.EndsWith("].value", StringComparison.Ordinal)
        && properties.Find(path[..^"value".Length] + "valueSource.secretKeyRef.secret") is not null;

    private static string Text(SourceValue value) => value switch
    {
        SourceScalar scalar => SourceTexts.Of(scalar),
        SourceList list => string.Join('\n', list.Items.Select(item => SourceTexts.Of(item))),
        _ => "",
    };

    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Array => string.Join('\n', value.EnumerateArray().Select(Text)),
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        _ => value.ToString(),
    };

    private static IReadOnlyList<string> NotCarried(Outcome adopted) =>
        [.. JsonDocument.Parse(adopted.Output).RootElement.GetProperty("notCarried").EnumerateArray().Select(one => one.GetProperty("what").GetString()!)];

    private static IEnumerable<JsonElement> Resources(Outcome plan) =>
        JsonDocument.Parse(plan.Output).RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("newState"));

    private static string TypeOf(JsonElement resource) => resource.GetProperty("type").GetString()!;

    private static JsonElement Inputs(JsonElement resource) => resource.GetProperty("inputs");
}
