using System.Reflection;
using System.Reflection.Emit;

namespace GpuInfra.Program.Tests;

/// <summary>
/// The rule names that compiled code gives to violations: the constant that is loaded last before a call whose last
/// parameter is called rule. A call that passes on such a parameter of its own method names no rule itself.
/// </summary>
internal static class RuleNames
{
    private const string Parameter = "rule";

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>Each rule name in an assembly, and the method that it is given to.</summary>
    public static IEnumerable<(string Rule, string Given)> In(Assembly assembly) =>
        assembly.GetTypes().SelectMany(Bodies).SelectMany(Calls);

    private static IEnumerable<MethodBase> Bodies(Type type)
    {
        const BindingFlags all = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance
            | BindingFlags.DeclaredOnly;
        return type.GetMethods(all).Concat<MethodBase>(type.GetConstructors(all)).Where(method => method.GetMethodBody() is not null);
    }

    private static IEnumerable<(string Rule, string Given)> Calls(MethodBase body)
    {
        string? loaded = null;
        foreach (var (code, token) in Instructions(body.GetMethodBody()!.GetILAsByteArray()!))
        {
            if (code.OperandType == OperandType.InlineMethod && TakesRule(Resolve(body, token)) is { } given && !PassesOn(body))
            {
                yield return (loaded ?? $"(no constant in {body.DeclaringType}.{body.Name})", given.Name);
            }

            loaded = code == OpCodes.Ldstr ? body.Module.ResolveString(token) : null;
        }
    }

    private static MethodBase? TakesRule(MethodBase? method) =>
        method?.GetParameters().LastOrDefault() is { } last && last.ParameterType == typeof(string) && IsRule(last.Name)
            ? method
            : null;

    // The method of an iterator keeps its parameters as fields.
    private static bool PassesOn(MethodBase body) =>
        body.GetParameters().Any(parameter => parameter.ParameterType == typeof(string) && IsRule(parameter.Name))
        || (body.DeclaringType!.IsNested && body.DeclaringType.GetFields().Concat(Fields(body)).Any(field => IsRule(field.Name)));

    private static FieldInfo[] Fields(MethodBase body) =>
        body.DeclaringType!.GetFields(BindingFlags.NonPublic | BindingFlags.Instance);

    private static bool IsRule(string? name) => string.Equals(name, Parameter, StringComparison.OrdinalIgnoreCase);

    private static MethodBase? Resolve(MethodBase body, int token) => body.Module.ResolveMethod(
        token,
        body.DeclaringType!.IsGenericType ? body.DeclaringType.GetGenericArguments() : null,
        body.IsGenericMethod ? body.GetGenericArguments() : null);

    private static IEnumerable<(OpCode Code, int Token)> Instructions(byte[] il)
    {
        for (var at = 0; at < il.Length;)
        {
            var isLong = il[at] == 0xFE;
            var code = Codes[isLong ? (short)((il[at] << 8) | il[at + 1]) : il[at]];
            at += isLong ? 2 : 1;
            yield return (code, at + sizeof(int) <= il.Length ? BitConverter.ToInt32(il, at) : 0);
            at += code.OperandType == OperandType.InlineSwitch ? sizeof(int) * (1 + BitConverter.ToInt32(il, at)) : Size(code);
        }
    }

    private static int Size(OpCode code) => code.OperandType switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        _ => 4,
    };
}
