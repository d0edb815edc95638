namespace GpuInfra.Cli;

// A plan as a tree to read: every resource below its parent, and a summary below the tree.
public static class PlanTree
{
    private const int GuideWidth = 4;
    private const int WordGap = 1;
    private const int FactGap = 2;

    private static readonly Style Heading = new(decoration: Decoration.Bold);

    public static void Write(IAnsiConsole console, Plan plan, IReadOnlyList<PlanCheck> checks)
    {
        var width = console.Profile.Width - 1;
        var tree = new Tree(new Text($"{plan.Project}/{plan.Stack}: {Summary(plan)}", Heading));
        AddChildren(tree, Children(plan), plan.Resources[0], width - GuideWidth);
        console.Write(tree);
        console.WriteLine();
        WriteLine(console, "By type", CountsByType(plan), width);
        if (plan.Resources[0].Outputs is { Count: > 0 } outputs)
        {
            WriteLine(console, "Outputs", Listed(outputs.Entries.Where(output => output.Key != ServiceEndpoint.Output).Select(OutputText)), width);
            WriteEndpoints(console, outputs, width);
        }

        foreach (var check in QuotaNotes.Of(plan).Concat(checks))
        {
            WriteLine(console, check.Name, check.Detail.Split(' '), width);
        }

        console.WriteLine();
    }

    // A resource whose parent is not in the plan is shown below the stack.
    private static ILookup<string, PlannedResource> Children(Plan plan)
    {
        var urns = plan.Resources.Select(resource => resource.Urn).ToHashSet(StringComparer.Ordinal);
        return plan.Resources.Skip(1).ToLookup(
            resource => resource.ParentUrn is { } parent && urns.Contains(parent) ? parent : plan.Resources[0].Urn,
            StringComparer.Ordinal);
    }

    private static void AddChildren(
        IHasTreeNodes node, ILookup<string, PlannedResource> children, PlannedResource parent, int width)
    {
        foreach (var child in children[parent.Urn])
        {
            var facts = ResourceText.Of(child).Select(fact => fact with { Text = VisibleText.Of(fact.Text) });
            var lines = new LineFiller(width, GuideWidth).Add(facts, FactGap).Lines;
            AddChildren(node.AddNode(lines), children, child, width - GuideWidth);
        }
    }

    private static string Summary(Plan plan)
    {
        var resources = plan.Resources.Skip(1).ToList();
        var components = resources.Count(resource => !resource.IsCustom);
        return $"{Count(resources.Count - components, "resource")} in {Count(components, "component")}";
    }

    private static string Count(int count, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} {noun}{(count == 1 ? "" : "s")}");

    private static IEnumerable<string> CountsByType(Plan plan)
    {
        var counts = plan.Resources.Where(resource => resource.IsCustom).CountBy(ShortType.Of)
            .OrderByDescending(type => type.Value).ThenBy(type => type.Key, StringComparer.Ordinal);
        return Listed(counts.Select(type => string.Create(CultureInfo.InvariantCulture, $"{type.Value} {type.Key}")));
    }

    private static IEnumerable<string> Listed(IEnumerable<string> parts)
    {
        var list = parts.ToList();
        return list.Select((part, index) => index < list.Count - 1 ? $"{part}," : part);
    }

    private static void WriteEndpoints(IAnsiConsole console, PropertyMap outputs, int width)
    {
        if (outputs.TryGet(ServiceEndpoint.Output, out var endpoints) && endpoints.Kind == PropertyKind.Map)
        {
            foreach (var (service, endpoint) in endpoints.Map.Entries)
            {
                WriteLine(console, VisibleText.Of($"Call {service}"), EndpointText(endpoint).Split(' ').Select(VisibleText.Of), width);
            }
        }
    }

    private static string EndpointText(PropertyValue endpoint)
    {
        return string.Join("; ", Said("way"), $"{Named("model")}at {Said("baseUrl") ?? Said("url")}");

        string? Said(string name) => endpoint.Kind == PropertyKind.Map && endpoint.Map.TryGet(name, out var value) ? InputText.Of(value) : null;

        string Named(string name) => Said(name) is { } text ? $"{name} {text} " : "";
    }

    private static string OutputText(KeyValuePair<string, PropertyValue> output) =>
        VisibleText.Of($"{output.Key}: {InputText.Of(output.Value)}");

    private static void WriteLine(IAnsiConsole console, string name, IEnumerable<string> parts, int width)
    {
        var segments = parts.Select(part => new Segment(part, Style.Plain));
        console.Write(new LineFiller(width, GuideWidth).Add([new($"{name}:", Heading), .. segments], WordGap).Lines);
        console.WriteLine();
    }
}
