namespace GpuInfra.StackFiles;

// The type that Pulumi.yaml declares a key of a configuration to have. Pulumi refuses a value of any other. What follows is
// ValidateConfigValue of github.com/pulumi/pulumi, sdk/go/common/workspace/project.go.
internal sealed record DeclaredType(string Name, DeclaredType? Items)
{
    public const string TypeKey = "type";
    public const string ItemsKey = "items";

    private const string Array = "array";
    private const string Boolean = "boolean";
    private const string Integer = "integer";
    private const string Object = "object";
    private const string String = "string";

    private static readonly string[] Names = [String, Integer, Boolean, Array, Object];

    public static (DeclaredType? Type, Violation? Violation) Read(ConfigMap declaration) => declaration.Find(TypeKey)?.Value switch
    {
        null or ConfigUnreadable => default,
        ConfigScalar { Kind: ScalarKind.Text, Text: Array } => ReadArray(declaration),
        ConfigScalar { Kind: ScalarKind.Text, Text: var name } when Names.Contains(name) => (new(name, null), null),
        var other => (null, ValueHasType.Mistake(
            $"is declared with the type {(other is ConfigScalar { Kind: ScalarKind.Text } text ? $"'{text.Text}'" : other.Describe())}, "
                + "which Pulumi does not know",
            $"Write '{TypeKey}: {NearestTo(other)}'; Pulumi's types are {string.Join(", ", Names)}.")),
    };

    public bool Takes(ConfigNode value) => (Name, value) switch
    {
        (_, ConfigSecret or ConfigUnreadable or ConfigScalar { Kind: ScalarKind.Ambiguous }) => true,
        (String, ConfigScalar { Kind: ScalarKind.Text }) => true,
        (Integer, ConfigScalar scalar) => IsWhole(scalar),
        (Boolean, ConfigScalar { Kind: ScalarKind.Boolean } or ConfigScalar { Kind: ScalarKind.Text, Text: "true" or "false" }) => true,
        (Object, ConfigMap) => true,
        (Array, ConfigSequence list) => list.Items.All(Items!.Takes),
        _ => false,
    };

    public bool TakesOfStack(ConfigNode value) => value is not ConfigScalar { Kind: not (ScalarKind.Null or ScalarKind.Ambiguous) } scalar
        ? value is ConfigScalar || Takes(value)
        : Takes(new ConfigScalar(ConfigJson.TextOf(scalar), ScalarKind.Text, scalar.Place));

    // Whether Pulumi takes a value of the project's file, which is treated like a stack's, but for fractions.
    public bool TakesOfProject(ConfigNode value) => value is ConfigScalar { Kind: ScalarKind.Fraction } ? Takes(value) : TakesOfStack(value);

    // What is wrong with a value that is not taken.
    public Violation Refuse(ConfigNode value, string where) => ValueHasType.Mistake(
        $"is {Described(value)}, but {where} declares the type '{this}', so that Pulumi refuses it",
        Name == String && value is ConfigScalar { Kind: ScalarKind.Fraction } fraction
            ? $"Write it in quotes: \"{fraction.Text}\"."
            : $"Declare '{TypeKey}: {NameFor(value)}' there, or write a value of the type '{this}' here.");

    public override string ToString() => Items is null ? Name : $"{Array}<{Items}>";

    private static (DeclaredType? Type, Violation? Violation) ReadArray(ConfigMap declaration)
    {
        var (items, mistake) = declaration.Find(ItemsKey)?.Value is ConfigMap of ? Read(of) : default;
        return (items, mistake) switch
        {
            (not null, _) => (new(Array, items), null),
            (_, not null) => (null, mistake),
            _ => (null, ValueHasType.Mistake(
                $"is declared as an array without a type of its '{ItemsKey}'",
                $"Write '{ItemsKey}: {{{TypeKey}: {String}}}' beside '{TypeKey}: {Array}'.")),
        };
    }

    private static string NearestTo(ConfigNode name) =>
        name is not ConfigScalar scalar ? Object
        : scalar.Text is "map" ? Object
        : scalar.Text is "list" ? Array
        : KnownKeys.Nearest(scalar.Text, Names) ?? Object;

    private static string NameFor(ConfigNode value) => value switch
    {
        ConfigMap => Object,
        ConfigSequence => Array,
        ConfigScalar { Kind: ScalarKind.Boolean } => Boolean,
        ConfigScalar { Kind: ScalarKind.WholeNumber } => Integer,
        _ => String,
    };

    private string Described(ConfigNode value) => value is ConfigSequence && Items is not null
        ? "a list with other items"
        : value.Describe();

    private static bool IsWhole(ConfigScalar scalar) => scalar.Kind switch
    {
        ScalarKind.WholeNumber => true,
        ScalarKind.Fraction => ScalarSyntax.TryFraction(scalar, out var number) && double.IsInteger(number),
        ScalarKind.Text => long.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _),
        _ => false,
    };
}
