using System.Collections.Concurrent;

namespace GpuInfra;

/// <summary>A class of arguments as a stack file says it. A source generator describes each that is compiled with it.</summary>
/// <param name="Type">The class.</param>
/// <param name="Create">Makes one, with no argument set.</param>
/// <param name="Inputs">Its arguments, its own before those of its bases.</param>
public sealed partial record ArgsType(Type Type, Func<object> Create, IReadOnlyList<ArgsInput> Inputs)
{
    private const string Suffix = "Args";

    private static readonly ConcurrentDictionary<Type, Lazy<ArgsType>> Known = new();

    /// <summary>What the class is called, without its ending.</summary>
    public string Name => NameOf(Type);

    /// <summary>The description of a class; nothing if it has none.</summary>
    /// <param name="type">The class.</param>
    public static ArgsType? Find(Type type) => Known.GetValueOrDefault(type)?.Value;

    /// <summary>Remembers how a class is described. Called once for each, before the first of its assembly is used.</summary>
    /// <param name="type">The class.</param>
    /// <param name="describe">Describes it, when that is first asked for.</param>
    public static void Add(Type type, Func<ArgsType> describe) => Known.TryAdd(type, new Lazy<ArgsType>(describe));

    /// <summary>What a class of arguments is called, without its ending.</summary>
    /// <param name="type">The class.</param>
    public static string NameOf(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name[..^Suffix.Length] : type.Name;
    }

    /// <summary>A text with one space for every run of blanks and line ends.</summary>
    /// <param name="comment">What a comment says.</param>
    public static string Words(string comment) => Blanks.Replace(comment, " ").Trim();

    /// <summary>A number as a comment says it.</summary>
    /// <param name="number">A limit.</param>
    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks { get; }
}
