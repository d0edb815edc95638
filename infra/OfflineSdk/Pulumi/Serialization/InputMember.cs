using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace Pulumi.Serialization;

// A property or field that is an argument.
internal sealed class InputMember
{
    private const BindingFlags Instance = BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance;

    private static readonly ConcurrentDictionary<Type, InputMember[]> Known = new();

    private readonly InputAttribute _input;
    private readonly string _memberName;
    private readonly string _fullName;
    private readonly Func<object, object?> _read;

    private InputMember(InputAttribute input, MemberInfo member, Type owner)
    {
        _input = input;
        _memberName = member.Name;
        _fullName = $"[Input] {owner.FullName}.{member.Name}";
        _read = member is PropertyInfo property ? Reader(property) : ((FieldInfo)member).GetValue;
    }

    public string Name => _input.Name;

    public static InputMember[] Of([DynamicallyAccessedMembers(InputArgs.Inputs)] Type type)
    {
        if (!Known.TryGetValue(type, out var members))
        {
            members = Known.GetOrAdd(type, Find(type));
        }

        return members;
    }

    public object? Read(InputArgs args)
    {
        var value = _read(args);
        if (value is null && _input.IsRequired)
        {
            throw new ArgumentNullException(_memberName, $"{_fullName} is required but was not given a value");
        }

        return value is not null && _input.Json ? ToJson(value) : value;
    }

    private static InputMember[] Find([DynamicallyAccessedMembers(InputArgs.Inputs)] Type type) =>
    [
        .. from member in type.GetFields(Instance).Concat<MemberInfo>(type.GetProperties(Instance))
           let input = member.GetCustomAttribute<InputAttribute>()
           where input is not null
           select new InputMember(input, member, type),
    ];

    // Reflection would compile a stub for every property; a delegate for every read is dearer in the long run, but no
    // program is that long. A property of a value type has no such delegate.
    private static Func<object, object?> Reader(PropertyInfo property) =>
        property is { PropertyType.IsValueType: false, GetMethod: { } getter }
            ? owner => getter.CreateDelegate<Func<object?>>(owner)()
            : property.GetValue;

    private Output<string> ToJson(object value) => Output.ToObjectOutput(value).Apply(async resolved =>
    {
        var serializer = new Serializer(ResourceForm.Id);
        return Json.Write(await serializer.SerializeAsync(new Place(_fullName), resolved).ConfigureAwait(false));
    });
}
