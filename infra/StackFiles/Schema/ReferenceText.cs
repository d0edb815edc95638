using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Pulumi;

namespace GpuInfra.StackFiles;

/// <summary>
/// Puts what a comment refers to into words: a key of the stack file by its name, a limit by its value, and anything else
/// by the words of its name.
/// </summary>
internal static partial class ReferenceText
{
    private const string All = "All";

    private const BindingFlags AnyMember =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance;

    private static readonly Assembly Components = typeof(ServiceSettings).Assembly;

    /// <summary>The words for a reference such as <c>P:GpuInfra.CloudRunLimits.TimeoutSeconds</c>.</summary>
    public static string Of(string reference)
    {
        var name = reference[(reference.IndexOf(':', StringComparison.Ordinal) + 1)..];
        if (reference.StartsWith("T:", StringComparison.Ordinal))
        {
            return Words(name[(name.LastIndexOf('.') + 1)..]);
        }

        var (type, member) = (name[..name.LastIndexOf('.')], name[(name.LastIndexOf('.') + 1)..]);
        var meant = Components.GetType(type)?.GetMember(member, AnyMember).FirstOrDefault();
        var typeWords = Words(type[(type.LastIndexOf('.') + 1)..]);
        return KeyOf(meant) ?? ShownValue(ValueOf(meant)) ?? (member == All ? typeWords : $"the {Words(member)} of the {typeWords}");
    }

    private static string? KeyOf(MemberInfo? member) =>
        member?.GetCustomAttributesData().FirstOrDefault(a => a.AttributeType == typeof(InputAttribute)) is { } input
            ? (string)input.ConstructorArguments[0].Value!
            : null;

    private static object? ValueOf(MemberInfo? member) => member switch
    {
        FieldInfo { IsStatic: true } field => field.GetValue(null),
        PropertyInfo { GetMethod.IsStatic: true } property => property.GetValue(null),
        _ => null,
    };

    private static string? ShownValue(object? value) => value switch
    {
        Bounds<int> { Maximum: { } maximum } bounds => $"{bounds.Minimum} to {maximum}",
        string or int or Bounds<int> or Vcpu or Memory => $"{value}",
        Accelerator accelerator => accelerator.Id,
        Engine engine => engine.Id,
        IEnumerable items when items.Cast<object>().Select(ShownValue).ToList() is { Count: > 0 } texts && !texts.Contains(null) =>
            string.Join(", ", texts),
        _ => null,
    };

    private static string Words(string name) =>
        string.Join(' ', WordForm.Matches(name).Select(word => word.Value.ToLowerInvariant()));

    [GeneratedRegex("[A-Z]?[^A-Z]+|[A-Z]+(?![a-z])")]
    private static partial Regex WordForm { get; }
}
