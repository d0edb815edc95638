namespace GpuInfra;

/// <summary>What a value of a stack file may be.</summary>
public abstract record ValueForm
{
    /// <summary>A text.</summary>
    public static ValueForm Text { get; } = new TextForm();

    /// <summary>A whole number, which is an <see cref="int"/>.</summary>
    public static ValueForm WholeNumber { get; } = new WholeNumberForm();

    /// <summary>True or false.</summary>
    public static ValueForm Boolean { get; } = new BooleanForm();
}

/// <summary>A text.</summary>
public sealed record TextForm : ValueForm;

/// <summary>A whole number.</summary>
public sealed record WholeNumberForm : ValueForm;

/// <summary>True or false.</summary>
public sealed record BooleanForm : ValueForm;

/// <summary>A list.</summary>
/// <param name="Item">What each item may be.</param>
/// <param name="Make">Makes the list of its items.</param>
public sealed record ListForm(ValueForm Item, Func<IEnumerable<object>, object> Make) : ValueForm;

/// <summary>A map from names that the user chooses.</summary>
/// <param name="Value">What each value may be.</param>
/// <param name="Make">Makes the map of its entries, in the order of the file.</param>
public sealed record MapForm(ValueForm Value, Func<IEnumerable<KeyValuePair<string, object>>, object> Make) : ValueForm;

/// <summary>A class of arguments.</summary>
/// <param name="Class">The class.</param>
public sealed record ArgsForm(Type Class) : ValueForm
{
    /// <summary>Its description.</summary>
    public ArgsType Args => ArgsType.Find(Class) ?? throw new InvalidOperationException($"A stack file cannot say a {Class}: "
        + "arguments are texts, whole numbers, booleans, lists, maps, and classes of these.");
}
