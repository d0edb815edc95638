using System.Collections.Concurrent;

namespace Pulumi.Serialization;

// How the outputs of the resource classes of packages are made.
internal static class OutputSlots
{
    private static readonly ConcurrentDictionary<Type, Func<OutputProperty, Resource, OutputSlot?>> ByClass = new();

    public static void Add(Type type, Func<OutputProperty, Resource, OutputSlot?> create) => ByClass[type] = create;

    public static OutputSlot Create(OutputProperty property, Resource resource) =>
        property.Type == typeof(string) ? new OutputSlot<string>(property, resource, ValueReader.Text)
        : ByClass.GetValueOrDefault(resource.GetType())?.Invoke(property, resource) is { } slot ? slot
        : RuntimeTypes.AreSupported ? RuntimeTypes.CreateSlot(property, resource, property.Type)
        : throw new NotSupportedException($"{property.Place} is of a type that a native program cannot make.");
}
