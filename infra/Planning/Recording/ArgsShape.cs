using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace GpuInfra.Planning;

internal sealed record ArgsMember(string Name, bool IsJson, Func<object, object?> Read);

// Which members of an arguments class the SDK serializes, and under which names.
internal static class ArgsShape
{
    private const BindingFlags Instance = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;

    private static readonly ConcurrentDictionary<Type, IReadOnlyList<ArgsMember>> ByType = new();

    private const DynamicallyAccessedMemberTypes Members = DynamicallyAccessedMemberTypes.PublicProperties
        | DynamicallyAccessedMemberTypes.NonPublicProperties
        | DynamicallyAccessedMemberTypes.PublicFields
        | DynamicallyAccessedMemberTypes.NonPublicFields;

    public static IReadOnlyList<ArgsMember> Of(InputArgs args)
    {
        var type = args.GetType();
        if (!ByType.TryGetValue(type, out var members))
        {
            members = ByType.GetOrAdd(type, ReadMembers(type));
        }

        return members;
    }

    private static List<ArgsMember> ReadMembers([DynamicallyAccessedMembers(Members)] Type type)
    {
        var members = new List<ArgsMember>();
        foreach (var field in type.GetFields(Instance))
        {
            Add(members, field, field.GetValue);
        }

        foreach (var property in type.GetProperties(Instance))
        {
            Add(members, property, property.GetValue);
        }

        return members;
    }

    // The attribute does not show its name and its kind: they are read from how it is written.
    private static void Add(List<ArgsMember> members, MemberInfo member, Func<object, object?> read)
    {
        foreach (var attribute in member.GetCustomAttributesData())
        {
            if (attribute.AttributeType == typeof(InputAttribute))
            {
                var arguments = attribute.ConstructorArguments;
                members.Add(new ArgsMember((string)arguments[0].Value!, arguments[2].Value is true, read));
            }
        }
    }
}
