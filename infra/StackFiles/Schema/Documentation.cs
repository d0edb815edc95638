using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace GpuInfra.StackFiles;

/// <summary>What the comments in the code say of a property, in plain words. The compiler puts them beside the assembly.</summary>
internal sealed partial class Documentation
{
    private readonly Dictionary<Assembly, Dictionary<string, XElement>> _summaries = [];

    /// <summary>The summary of a property.</summary>
    public string Of(PropertyInfo property)
    {
        var type = property.DeclaringType!;
        if (!_summaries.TryGetValue(type.Assembly, out var summaries))
        {
            _summaries[type.Assembly] = summaries = Read(type.Assembly);
        }

        return Spaces.Replace(string.Concat(summaries[$"P:{type.FullName}.{property.Name}"].Nodes().Select(TextOf)), " ").Trim();
    }

    private static Dictionary<string, XElement> Read(Assembly assembly) =>
        XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml"))
            .Descendants("member")
            .Where(member => member.Element("summary") is not null)
            .ToDictionary(member => (string)member.Attribute("name")!, member => member.Element("summary")!);

    private static string TextOf(XNode node) => node switch
    {
        XText text => text.Value,
        XElement element when element.Attribute("cref") is { } reference => ReferenceText.Of(reference.Value),
        XElement element => string.Concat(element.Nodes().Select(TextOf)),
        _ => "",
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces { get; }
}
