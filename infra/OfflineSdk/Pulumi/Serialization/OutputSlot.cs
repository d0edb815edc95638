using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;

namespace Pulumi.Serialization;

/// <summary>An output of a resource that waits for its value.</summary>
internal abstract class OutputSlot
{
    private static readonly ConcurrentDictionary<Type, OutputProperty[]> Known = new();

    private protected OutputSlot(OutputProperty property) => Property = property;

    public string Name => Property.Name;

    protected OutputProperty Property { get; }

    /// <summary>Gives every output property of a resource an output, or only the URN if it assigns the others itself.</summary>
    public static ImmutableArray<OutputSlot> Assign(Resource resource, bool urnOnly)
    {
        var slots = ImmutableArray.CreateBuilder<OutputSlot>();
        foreach (var property in Known.GetOrAdd(resource.GetType(), OutputProperty.Of))
        {
            if (!urnOnly || property.Info.DeclaringType == typeof(Resource))
            {
                slots.Add(property.Assign(resource));
            }
        }

        return slots.ToImmutable();
    }

    public abstract void SetValue(object? value, bool isKnown);

    public abstract void SetWireValue(object? value, Resource resource);

    public abstract void TrySetDefault(bool isKnown);

    public abstract void TrySetException(Exception exception);
}
