namespace GpuInfra;

// Why a text is no reference to an image, and the nearest that is one.
internal static partial class ImageForm
{
    private const int DigestLength = 64;
    private const string DigestStart = "sha256:";
    private const string Whole = "LOCATION-docker.pkg.dev/PROJECT/REPOSITORY/IMAGE";

    // What is wrong with a text, as a clause that follows it, and what to write; none where it is a reference.
    public static (string Problem, string Fix)? MistakeOf(string image)
    {
        var plain = string.Concat(image.Where(c => !char.IsWhiteSpace(c) && !char.IsControl(c)));
        if (plain != image)
        {
            return ("which has a blank in it", Fixed(plain));
        }

        if (Scheme().Match(image) is { Success: true } scheme)
        {
            return ($"which begins with {scheme.Value}, but a reference begins with the registry", Fixed(image[scheme.Length..]));
        }

        return OfDigest(image) ?? OfName(image) ?? OfHost(ImageReference.Of(image));
    }

    private static string Fixed(string image) => MistakeOf(image)?.Fix ?? $"Write {image}.";

    private static (string Problem, string Fix)? OfDigest(string image)
    {
        var parts = image.Split('@');
        if (parts.Length == 1 || (parts.Length == 2 && Digest().IsMatch(parts[1])))
        {
            return null;
        }

        var (name, digest) = (parts[0], parts[1]);
        var hex = digest.StartsWith(DigestStart, StringComparison.OrdinalIgnoreCase) ? digest[DigestStart.Length..] : digest;
        var right = $"{DigestStart}{hex.ToLowerInvariant()}";
        return parts.Length > 2 ? ("which has two digests", "Leave one out.")
            : OtherAlgorithm().Match(digest) is { Success: true } other
                ? ($"whose digest is of {other.Groups["name"]}, but registries name images by {DigestStart[..^1]}",
                    "Copy the digest that the registry shows, as IMAGE@sha256:DIGEST.")
            : Digest().IsMatch(right) ? ($"whose digest is not {DigestStart} and lower-case digits", $"Write {name}@{right}.")
            : digest.Contains(':', StringComparison.Ordinal)
                ? ($"whose digest has {hex.Length} characters, but sha256 has {DigestLength} hexadecimal digits",
                    "Copy the digest in full, as IMAGE@sha256:DIGEST.")
            : Tag().IsMatch(digest) ? ("which has a tag behind @, where a digest stands", $"Write {name}:{digest}.")
            : ("which has no digest behind @", "Write IMAGE:TAG or IMAGE@sha256:DIGEST.");
    }

    private static (string Problem, string Fix)? OfName(string image)
    {
        var name = image.Split('@')[0];
        var last = name[(name.LastIndexOf('/') + 1)..];
        var (path, tags) = (name.Split(':')[0], last.Split(':')[1..]);
        var segments = name[..(name.Length - last.Length)] + last.Split(':')[0];
        return tags.Length > 1 ? ("which has two tags", "Leave one out, as IMAGE:TAG.")
            : tags is [var tag] && !Tag().IsMatch(tag)
                ? (tag.Length == 0 ? "which has a colon and no tag" : $"whose tag {tag} is none",
                    "Use up to 128 letters, digits, dots, hyphens and underscores, as IMAGE:TAG.")
            : segments.Any(char.IsAsciiLetterUpper)
                ? ("whose name has upper-case letters", Fixed(segments.ToLowerInvariant() + image[segments.Length..]))
            : segments.Split('/').Any(part => part.Length == 0) && !IsShort(ImageReference.Of(image))
                ? ("which has an empty part between slashes", $"Write {Whole}.")
            : segments.Split('/').Skip(path == segments ? 0 : 1).All(part => part.Length == 0 || Part().IsMatch(part)) ? null
            : ("which has characters that the name of an image has not", $"Write {Whole}, of lower-case letters, digits, '.', '_' and '-'.");
    }

    private static (string Problem, string Fix)? OfHost(ImageReference image)
    {
        if (image.Host == "docker.pkg.dev")
        {
            return ("which lacks the location of the repository", $"Write {Whole}.");
        }

        if (DottedHost().Match(image.Host) is { Success: true } dotted)
        {
            return ($"whose host is {image.Host}, but the one of Artifact Registry has a hyphen behind the location",
                $"Write {dotted.Groups["location"]}-docker.pkg.dev/{image.Path}, with the same tag or digest.");
        }

        if (!image.IsInArtifactRegistry)
        {
            return null;
        }

        var location = image.Location;
        if (!Regions.IsRegion(location) && location is not ("us" or "europe" or "asia"))
        {
            var near = location == "eu" ? "europe" : Regions.OfZone(location) ?? Regions.Nearest(location) ?? "LOCATION";
            return ($"whose location {location} is no region", $"Write {near}-docker.pkg.dev/{image.Path}, with the same tag or digest.");
        }

        return IsShort(image)
            ? ($"which lacks a part: behind the host come the project, the repository and the image", $"Write {image.Host}/PROJECT/REPOSITORY/IMAGE.")
            : null;
    }

    private static bool IsShort(ImageReference image) =>
        image.IsInArtifactRegistry && image.Path.Split('/', StringSplitOptions.RemoveEmptyEntries).Length < 3;

    [GeneratedRegex(@"\A[A-Za-z][A-Za-z0-9+.-]*:/+")]
    private static partial Regex Scheme();

    [GeneratedRegex(@"\Asha256:[0-9a-f]{64}\z")]
    private static partial Regex Digest();

    [GeneratedRegex(@"\A[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}\z")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\A(?<name>sha(384|512)|md5|sha1|blake[23][a-z]?):", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex OtherAlgorithm();

    [GeneratedRegex(@"\A(?<location>[a-z]+[a-z0-9-]*)[._]docker\.pkg\.dev\z")]
    private static partial Regex DottedHost();

    // A part of a path; a host may have a port behind.
    [GeneratedRegex(@"\A[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(:[0-9]+)?\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Part();
}
