using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>The files of one folder, with the values of their variables. Everything is evaluated when it is asked for.</summary>
internal sealed class TerraformModule
{
    private readonly HclObject _inputs;
    private readonly TerraformFiles _files;
    private readonly TerraformModule? _parent;
    private readonly string _directory;
    private readonly Dictionary<string, HclValue?> _known = new(StringComparer.Ordinal);

    public TerraformModule(TerraformFiles files, string directory, HclObject inputs, TerraformModule? parent = null, string address = "")
    {
        (_files, _directory, _inputs, _parent, Address) = (files, directory, inputs, parent, address);
        Blocks = files.Blocks(directory);
        Scope = new HclScope(Root);
        Resources = [.. Blocks.Where(block => block is { Type: "resource", Labels.Length: 2 }).Select(block => new TerraformResource(this, block))];
        Calls = [.. Blocks.Where(block => block is { Type: "module", Labels.Length: 1 }).Select(block => new TerraformCall(this, block))];
    }

    /// <summary>How its resources' addresses begin; nothing for the root.</summary>
    public string Address { get; }

    public ImmutableArray<HclBlock> Blocks { get; }

    public HclScope Scope { get; }

    public ImmutableArray<TerraformResource> Resources { get; }

    public ImmutableArray<TerraformCall> Calls { get; }

    /// <summary>The variables that are declared.</summary>
    public IEnumerable<HclBlock> Variables => Blocks.Where(block => block is { Type: "variable", Labels.Length: 1 });

    public IEnumerable<TerraformResource> AllResources()
        => Resources.Concat(Calls.SelectMany(call => call.Modules).SelectMany(module => module.AllResources()));

    public IEnumerable<TerraformCall> AllCalls()
        => Calls.Concat(Calls.SelectMany(call => call.Modules).SelectMany(module => module.AllCalls()));

    /// <summary>The module in a folder that a local source names, or where it is installed; null where its files are not given.</summary>
    public TerraformModule? Child(TerraformCall call, HclObject inputs, string address)
    {
        var directory = call.IsLocal
            ? TerraformFiles.Combine(_directory, call.Source!)
            : TerraformFiles.Combine(_files.Root, TerraformFiles.Installed + call.InstalledAs);
        return _files.Blocks(directory).Length > 0 && Depth < 20 ? new TerraformModule(_files, directory, inputs, this, address) : null;
    }

    private int Depth => _parent is null ? 0 : _parent.Depth + 1;

    /// <summary>What a provider is configured with; null where the files do not say it.</summary>
    public HclValue? Provider(string name, string attribute)
    {
        var (type, alias) = name.Split('.') is [var first, var second] ? (first, second) : (name, null);
        var block = Blocks.FirstOrDefault(block => block.Type == "provider" && block.Labels is [var label] && label == type
            && (block.Body["alias"] as HclLiteral)?.Value as string == alias);
        var value = block?.Body[attribute] is { } expression ? HclEvaluator.Evaluate(expression, Scope) : null;
        return value ?? _parent?.Provider(name, attribute);
    }

    public HclValue? Output(string name)
        => Once($"output.{name}", () => Blocks.FirstOrDefault(block => block is { Type: "output", Labels: [var label] } && label == name)?.Body["value"] is { } value
            ? HclEvaluator.Evaluate(value, Scope)
            : null);

    public HclValue? Variable(string name) => Once($"var.{name}", () => ReadVariable(name));

    private HclValue? Root(string name, SourcePlace place) => name switch
    {
        "var" => new HclNamespace("var", Variable, place),
        "local" => new HclNamespace("local", Local, place),
        "path" => HclEvaluator.Unknown("the folder is known only where Terraform runs", place),
        "terraform" => HclEvaluator.Unknown("the workspace is known only where Terraform runs", place),
        "each" => HclEvaluator.Failure("there is no for_each", place),
        "count" => HclEvaluator.Failure("there is no count", place),
        "self" => HclEvaluator.Unknown("self is known only when the thing is made", place),
        "module" => new HclNamespace("module", call => Calls.FirstOrDefault(other => other.Name == call)?.Value, place),
        "data" => new HclNamespace("data", type => new HclNamespace($"data.{type}", data => TerraformData.Read(this, type, data, place), place), place),
        _ when Resources.Any(resource => resource.Type == name) => new HclNamespace(
            name, resource => Resources.FirstOrDefault(other => other.Type == name && other.Name == resource)?.Value, place),
        _ => null,
    };

    private HclValue? ReadVariable(string name)
    {
        if (Variables.FirstOrDefault(variable => variable.Labels[0] == name) is not { } variable)
        {
            return null;
        }

        var given = _inputs.Entries.FirstOrDefault(entry => entry.Name == name)?.Value;
        var nullable = variable.Body["nullable"] is not HclLiteral { Value: false };
        var value = given is null || (given is HclNull && !nullable)
            ? variable.Body["default"] is { } standard ? HclEvaluator.Evaluate(standard, Scope) : Unset(name, variable)
            : given;
        value = variable.Body["type"] is { } type ? HclTypes.Convert(value, type) : value;
        return variable.Body["sensitive"] is HclLiteral { Value: true } ? value with { Secret = true } : value;
    }

    private HclUnknown Unset(string name, HclBlock variable) => HclEvaluator.Unknown(
        _parent is null ? $"var.{name} has no default" : $"{Address}var.{name} is not given", variable.Place);

    private HclValue? Local(string name) => Once($"local.{name}", () => Blocks.Where(block => block is { Type: "locals", Labels: [] })
        .Select(block => block.Body[name]).FirstOrDefault(value => value is not null) is { } expression
            ? HclEvaluator.Evaluate(expression, Scope)
            : null);

    /// <summary>Evaluates once; what asks for itself meanwhile is unknown.</summary>
    private HclValue? Once(string name, Func<HclValue?> evaluate)
    {
        if (_known.TryGetValue(name, out var known))
        {
            return known;
        }

        _known[name] = HclEvaluator.Failure($"{name} refers to itself", new SourcePlace(_directory, 1, 1));
        return _known[name] = evaluate();
    }
}
