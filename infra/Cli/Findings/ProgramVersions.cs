using System.Xml;

namespace GpuInfra.Cli;

// The versions that a program is made of.
internal static class ProgramVersions
{
    // What the program's project file asks of the Pulumi CLI.
    public const string LeastPulumi = "3.200.0";

    private const string Central = "Directory.Packages.props";

    private static readonly string[] Packages = ["GpuInfra.StackFiles", "GpuInfra.Program", "GpuInfra.Bootstrap", "GpuInfra.Components"];

    // The version of the package that a program runs; none where it refers to projects, or leaves the version to a restore.
    public static string? OfPackage(string projectFile)
    {
        var document = Load(projectFile);
        foreach (var package in Packages)
        {
            if (Find(document, "PackageReference", package) is { } reference)
            {
                var text = Attribute(reference, "Version") ?? Attribute(reference, "VersionOverride") ?? OfCentral(Path.GetDirectoryName(Path.GetFullPath(projectFile)), package);
                return text?.Trim('[', ']', ' ') is { Length: > 0 } version && !version.AsSpan().ContainsAny("*,()$") ? version : null;
            }
        }

        return null;
    }

    private static string? OfCentral(string? folder, string package)
    {
        while (folder is not null && !File.Exists(Path.Combine(folder, Central)))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder is not null && Find(Load(Path.Combine(folder, Central)), "PackageVersion", package) is { } version ? Attribute(version, "Version") : null;
    }

    private static XElement? Find(XDocument? document, string kind, string package) => document?.Descendants().FirstOrDefault(element =>
        element.Name.LocalName == kind && string.Equals(element.Attribute("Include")?.Value, package, StringComparison.OrdinalIgnoreCase));

    private static string? Attribute(XElement element, string name) =>
        element.Attribute(name)?.Value ?? element.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value;

    private static XDocument? Load(string path)
    {
        try
        {
            return XDocument.Load(path);
        }
        catch (Exception failure) when (failure is XmlException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
