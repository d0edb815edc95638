using System.Runtime.CompilerServices;

namespace GpuInfra.Planning;

// Reads any output or input without knowing its type parameter, as the SDK itself does: by interfaces that are internal.
internal static class UntypedOutput
{
    private const string InputName = "Pulumi.IInput, Pulumi";
    private const string OutputName = "Pulumi.IOutput, Pulumi";
    private const string UnionName = "Pulumi.IUnion, Pulumi";

    private static readonly Type Input = Type.GetType(InputName)!;
    private static readonly Type Output = Type.GetType(OutputName)!;
    private static readonly Type? Union = Type.GetType(UnionName);

    // The output that a value is, or that an input has; nothing for any other value.
    public static Output<object?>? Of(object value) =>
        Output.IsInstanceOfType(value) ? UntypedApply(value, static item => Pulumi.Output.Create(item))
        : Input.IsInstanceOfType(value) ? Of(ToOutput(value))
        : null;

    // The value inside a union, which is one of several types; nothing for any other value.
    public static object? InUnion(object value) => Union?.IsInstanceOfType(value) == true ? GetValue(value) : null;

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    private static extern Output<TResult> UntypedApply<TResult>(
        [UnsafeAccessorType(OutputName)] object output, Func<object?, Output<TResult>> func);

    [UnsafeAccessor(UnsafeAccessorKind.Method)]
    [return: UnsafeAccessorType(OutputName)]
    private static extern object ToOutput([UnsafeAccessorType(InputName)] object input);

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "get_Value")]
    private static extern object? GetValue([UnsafeAccessorType(UnionName)] object union);
}
