using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace GpuInfra.Adoption;

// What every source is asked that does not say it. What its reader has asked already is not asked again.
internal static partial class OpenQuestions
{
    private static readonly ImmutableHashSet<string> MultiRegions = ["us", "europe", "asia"];

    public static SourceConfiguration AddedTo(SourceConfiguration configuration)
    {
        var asked = configuration.Questions.ToList();
        var names = asked.Select(question => question.Path).ToHashSet();
        foreach (var service in configuration.Services)
        {
            var prefix = configuration.Services.Length > 1 ? $"services[{service.Name}]." : "";
            var open = Of(service, configuration).Where(question => IsOpen(question.Path, prefix, names))
                .Select(question => question with { Path = prefix + question.Path }).ToList();
            asked.AddRange(open);
            names.UnionWith(open.Select(question => question.Path));
        }

        return configuration with { Questions = [.. asked.DistinctBy(question => question.Path)] };
    }

    // A question about a whole, such as template.scaling, is one about its parts.
    private static bool IsOpen(string path, string prefix, HashSet<string> asked) =>
        !Wholes(path).Any(whole => asked.Contains(whole) || asked.Contains(prefix + whole) || asked.Contains($"services[*].{whole}"));

    // A path, and what it is a part of.
    private static IEnumerable<string> Wholes(string path)
    {
        for (var end = path.Length; end > 0; end = path.LastIndexOfAny(['.', '['], end - 1))
        {
            yield return path[..end];
        }
    }

    private static IEnumerable<SourceQuestion> Of(SourceResource service, SourceConfiguration configuration)
    {
        var leaves = SourceLeaves.Of(service.Properties);
        var place = service.Place;
        var stated = leaves.Select(leaf => leaf.Path).ToHashSet();
        var images = leaves.Where(leaf => leaf.Path.EndsWith(".image", StringComparison.Ordinal)).Select(leaf => SourceTexts.Of(leaf.Value) ?? "").ToList();
        var (region, project) = (RegionOf(images), ProjectOf(images, leaves));
        (string Path, string Ask, string? Default)[] questions =
        [
            ("name", "the name of the service", null),
            ("location", region is null ? "the region" : $"the region: the image lies in {region}", region),
            ("project", project is null ? "the project" : $"the project: image and account are of {project}", project),
            ("template.serviceAccount", "the runtime account: unset means the Compute default account", "a new account of the service"),
            ("invokers", "who may call it: the source grants nobody", "nobody"),
            ("template.scaling.minInstanceCount", "the instances that are kept warm: unset is none", "0"),
            ("template.scaling.maxInstanceCount", "the instances that it may grow to", null),
            ("template.maxInstanceRequestConcurrency", "the requests that an instance serves at once: unset is 80", "80"),
            ("template.timeout", "how long a request may take: unset is 300s", "300s"),
            ("engine", "the inference server in the image, whose checks then apply", "custom"),
            ("model", "which model it serves, and where the weights come from", null),
        ];
        return questions.Where(question => !stated.Contains(question.Path))
            .Select(question => new SourceQuestion(question.Path, question.Ask, question.Default, place))
            .Concat(Beside(leaves, configuration));
    }

    private static IEnumerable<SourceQuestion> Beside(IEnumerable<SourceLeaf> leaves, SourceConfiguration configuration)
    {
        foreach (var leaf in leaves)
        {
            if (leaf.Path.EndsWith(".subnetwork", StringComparison.Ordinal) && LastOf(leaf.Value) is { } subnet && !Has("subnet", subnet))
            {
                yield return new($"beside.subnetwork[{subnet}]", "the range of the subnet, and whether it has Private Google Access", null, leaf.Value.Place);
            }

            foreach (var bucket in BucketsOf(leaf).Where(bucket => !Has("bucket", bucket)))
            {
                yield return new($"beside.bucket[{bucket}]", "where the bucket is, and whether the runtime account may read it", null, leaf.Value.Place);
            }
        }

        bool Has(string kind, string name) => configuration.Beside.Any(resource => resource.Kind == kind && resource.Name == name);
    }

    private static IEnumerable<string> BucketsOf(SourceLeaf leaf)
    {
        var texts = leaf.Value is SourceList list ? list.Items.Select(SourceTexts.Of) : [SourceTexts.Of(leaf.Value)];
        foreach (var text in texts.OfType<string>())
        {
            if (leaf.Path.EndsWith(".gcs.bucket", StringComparison.Ordinal)
                || (leaf.Path.Contains("BUCKET", StringComparison.OrdinalIgnoreCase) && leaf.Path.Contains(".env[", StringComparison.Ordinal) && BucketName().IsMatch(text)))
            {
                yield return text;
            }
            else if (Address().Match(text) is { Success: true } address)
            {
                yield return address.Groups["bucket"].Value;
            }
        }
    }

    private static string? LastOf(SourceValue value) => SourceTexts.Of(value)?.Split('/')[^1];

    private static string? RegionOf(IEnumerable<string> images) => images
        .Select(image => Repository().Match(image).Groups["region"].Value)
        .FirstOrDefault(region => region.Length > 0 && !MultiRegions.Contains(region));

    // Only where image and account agree: an image may come from anywhere.
    private static string? ProjectOf(IEnumerable<string> images, IEnumerable<SourceLeaf> leaves)
    {
        var account = leaves.FirstOrDefault(leaf => leaf.Path == "template.serviceAccount")?.Value;
        var project = Account().Match(SourceTexts.Of(account) ?? "").Groups["project"].Value;
        return project.Length > 0 && images.Any(image => Repository().Match(image).Groups["project"].Value == project) ? project : null;
    }

    [GeneratedRegex(@"\A(?<region>[a-z0-9-]+)-docker\.pkg\.dev/(?<project>[a-z][a-z0-9-]*)/", RegexOptions.ExplicitCapture)]
    private static partial Regex Repository();

    [GeneratedRegex(@"@(?<project>[a-z][a-z0-9-]*)\.iam\.gserviceaccount\.com\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Account();

    [GeneratedRegex(@"\bgs://(?<bucket>[a-z0-9][a-z0-9._-]+[a-z0-9])", RegexOptions.ExplicitCapture)]
    private static partial Regex Address();

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9._-]{1,61}[a-z0-9]\z")]
    private static partial Regex BucketName();
}
