using System.Text.Json.Nodes;

namespace GpuInfra.Planning;

/// <summary>
/// Takes the place of the engine for a program that runs in a process of its own: is told what it registers, answers what the engine
/// would, and makes the plan of it.
/// </summary>
/// <remarks>
/// An output that only the cloud knows is unknown, as in <c>pulumi preview</c>. A run with stand-ins answers it by one where the
/// provider's schema says that it is a text: what the first run does not know, and is made of whole stand-ins alike in two others, is a reference.
/// </remarks>
/// <param name="project">The name of the project.</param>
/// <param name="stack">The name of the stack.</param>
/// <param name="config">The configuration: full keys, and the text of each value.</param>
/// <param name="form">The form of the stand-ins; nothing for no stand-ins.</param>
public sealed class ProgramRecorder(string project, string stack, IReadOnlyDictionary<string, string> config, StandInForm? form)
{
    /// <summary>What stands on the wire for a value that nobody knows yet.</summary>
    public const string Unknown = UnknownValue.Text;

    private const string StackReference = "pulumi:pulumi:StackReference";

    private readonly bool _hasStandIns = form is not null;
    private readonly StackName _stack = new(project, stack);
    private readonly OrderedDictionary<string, SentResource> _resources = [];
    private readonly StandIns _standIns = new(form ?? StandInForm.Shorter);
    private readonly List<PlanDiagnostic> _notes = [];

    /// <summary>Whether the program registered anything beside its stack.</summary>
    public bool IsEmpty => _resources.Values.All(resource => resource.IsStack);

    /// <summary>Whether something is unknown that a run with stand-ins may know.</summary>
    public bool HasUnknown => Holds(UnknownValue.IsIn);

    /// <summary>Whether something is made of stand-ins.</summary>
    public bool HasStandIns => Holds(_standIns.IsIn);

    /// <summary>A function, or another thing, that only the cloud answers, as the plan shall name it.</summary>
    public void Note(string message) => _notes.Add(new("info", message));

    /// <summary>Takes a resource, as the engine tells of it.</summary>
    /// <param name="sent">The resource.</param>
    /// <param name="exported">What the stack that it refers to exports, where that is known.</param>
    /// <returns>Its identity, empty where that is not known, and its outputs.</returns>
    /// <exception cref="PlanFailedException">Two resources have one URN.</exception>
    public (string Id, JsonObject Outputs) Register(JsonElement sent, JsonObject? exported = null)
    {
        var resource = new SentResource(sent.Clone());
        if (!_resources.TryAdd(resource.Urn, resource))
        {
            throw new PlanFailedException($"Two resources have the URN {resource.Urn}. Give one of them another name or another parent.");
        }

        if (exported is null)
        {
            NoteWhatIsNotEvaluated(resource);
        }

        var outputs = resource.IsCustom ? OutputsOf(resource) : [];
        if (exported is not null)
        {
            (outputs["outputs"], outputs["secretOutputNames"]) = (exported, new JsonArray());
        }

        return (resource.IsCustom ? IdOf(resource) : "", outputs);
    }

    /// <summary>Takes what a component, or the stack, says that its outputs are.</summary>
    public void AddOutputs(JsonElement sent)
    {
        if (sent.GetProperty("urn").GetString() is { } urn && _resources.GetValueOrDefault(urn) is { } resource)
        {
            resource.Outputs = ValueReader.ReadMap(JsonPlace.Of([(sent.GetProperty("outputs"), 1)], "")[0]);
        }
    }

    /// <summary>What a program said, without the path of its failure through its code.</summary>
    public static string Describe(string text) => FailureText.Of(text);

    /// <summary>The plan of all that was registered.</summary>
    /// <param name="shorter">A run with short stand-ins, where there was one.</param>
    /// <param name="longer">A run with long ones.</param>
    public Plan Build(ProgramRecorder? shorter = null, ProgramRecorder? longer = null)
    {
        var values = shorter is null || longer is null ? null : new ReferenceValues(shorter._standIns, longer._standIns, Describer());
        var root = _resources.Values.FirstOrDefault(resource => resource.IsStack)?.Urn;
        var urn = root ?? _stack.Urn(StackName.RootType, $"{project}-{stack}");
        var resources = _resources.Values
            .Select(resource => resource.Plan(resource.IsStack ? null : urn, _stack, (shorter?.Find(resource.Urn), longer?.Find(resource.Urn)), values))
            .ToList();
        if (root is null)
        {
            resources.Add(new() { Urn = urn, Type = StackName.RootType, Name = $"{project}-{stack}", IsCustom = false, Outputs = PropertyMap.Empty });
        }

        return new()
        {
            Project = project,
            Stack = stack,
            Resources = [.. resources.OrderBy(resource => resource.Urn != urn).ThenBy(resource => resource.Urn, StringComparer.Ordinal)],
            Diagnostics = [.. _notes.Distinct()],
        };
    }

    private SentResource? Find(string urn) => _resources.GetValueOrDefault(urn);

    private void NoteWhatIsNotEvaluated(SentResource resource)
    {
        if (resource.IsRemote)
        {
            _notes.Add(new("warning", $"{resource.Type} '{resource.Name}' is made by a plugin, which is not run: what is in it is not in the plan.", resource.Urn));
        }
        else if (resource.Type == StackReference)
        {
            _notes.Add(new("info", $"What the stack '{resource.ReadId ?? resource.Name}' exports is not known here. --answers FILE says it.", resource.Urn));
        }
    }

    private string IdOf(SentResource resource) =>
        resource.ReadId ?? resource.ImportId
        ?? (resource.IsProvider ? UnknownValue.Text : _hasStandIns ? StandIn(resource, "id") : "");

    private JsonObject OutputsOf(SentResource resource)
    {
        var outputs = JsonNode.Parse(resource.RawInputs.GetRawText())!.AsObject();
        foreach (var (name, value) in Known(resource).Where(known => !outputs.ContainsKey(known.Key)))
        {
            outputs[name] = value;
        }

        foreach (var name in outputs.Select(output => output.Key).Where(resource.IsSecret).ToList())
        {
            if ((outputs[name] as JsonObject)?[SignedValue.Key]?.ToString() != SignedValue.Secret)
            {
                var value = outputs[name]?.DeepClone();
                outputs[name] = new JsonObject { [SignedValue.Key] = SignedValue.Secret, ["value"] = value };
            }
        }

        return outputs;
    }

    private IEnumerable<KeyValuePair<string, JsonNode?>> Known(SentResource resource)
    {
        foreach (var (name, value) in KnownOutputs.Of(resource.Type, input => TextOf(resource, input), name => OfProvider(resource, name)))
        {
            yield return new(name, value);
        }

        foreach (var facts in ProviderFacts.Find(resource.Type)?.Root.Children ?? new Dictionary<string, PropertyFacts>())
        {
            if (facts.Value.WhenLeftOut is { } value)
            {
                yield return new(facts.Key, Node(value));
            }
            else if (_hasStandIns && facts.Value.IsText && IsOfCloud(facts.Value) && !KnownOutputs.Has(resource.Type, facts.Key))
            {
                yield return new(facts.Key, StandIn(resource, facts.Key));
            }
        }

        foreach (var name in _hasStandIns ? RandomOutputs.Of(resource.Type) : [])
        {
            yield return new(name, StandIn(resource, name));
        }
    }

    // Where a program names nothing, Pulumi makes a name.
    private static bool IsOfCloud(PropertyFacts facts) => !facts.IsInput || facts.IsComputed || facts.Path == "name";

    private string StandIn(SentResource resource, string output) => _standIns.Add(resource, output);

    private static JsonValue? Node(PropertyValue value) => value.Kind switch
    {
        PropertyKind.Flag => JsonValue.Create(value.Flag),
        PropertyKind.Number => JsonValue.Create(value.Number),
        PropertyKind.Text => JsonValue.Create(value.Text),
        _ => null,
    };

    // What the provider of a resource is configured with: in the program, or for the default one in the stack's configuration.
    private string? OfProvider(SentResource resource, string name) => resource.ProviderUrn is { } urn
        ? _resources.GetValueOrDefault(urn) is { } provider ? TextOf(provider, name) : null
        : config.GetValueOrDefault($"{resource.Type.Split(':')[0]}:{name}");

    private string? TextOf(SentResource resource, string input) =>
        resource.Inputs.TryGet(input, out var value) && value is { Kind: PropertyKind.Text } && !value.Equals(PropertyValue.Secret)
        && !UnknownValue.IsIn(value.Text) && !_standIns.IsIn(value.Text) ? value.Text : null;

    // What a run with stand-ins alone registered is in no plan.
    private Func<Symbol<SentResource>, string?> Describer()
    {
        var names = new ReferenceNames(_resources.Values.Where(resource => resource.IsCustom).Select(resource => (resource.Type, resource.Name)));
        return symbol => !_resources.ContainsKey(symbol.Owner.Urn) ? null
            : names.Describe((symbol.Owner.Type, symbol.Owner.Name), ResourceUrn.Of(symbol.Owner.Urn).QualifiedType, symbol.Path);
    }

    private bool Holds(Func<string, bool> isIn) => _resources.Values
        .Any(resource => Holds(resource.Inputs, isIn) || (resource.IsStack && Holds(resource.Outputs ?? PropertyMap.Empty, isIn)));

    private static bool Holds(PropertyMap map, Func<string, bool> isIn) => map.Entries.Any(entry => isIn(entry.Key) || Holds(entry.Value, isIn));

    private static bool Holds(PropertyValue value, Func<string, bool> isIn) => value.Kind switch
    {
        PropertyKind.Text => isIn(value.Text),
        PropertyKind.List => value.Items.Any(item => Holds(item, isIn)),
        PropertyKind.Map => Holds(value.Map, isIn),
        _ => false,
    };
}
