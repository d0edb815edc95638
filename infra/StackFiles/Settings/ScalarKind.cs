namespace GpuInfra.StackFiles;

/// <summary>What a <see cref="ConfigScalar"/> is. A value in quotes is a text, whatever it looks like.</summary>
public enum ScalarKind
{
    /// <summary>Nothing: <c>null</c>, <c>~</c> or no value at all.</summary>
    Null,

    /// <summary><c>true</c> or <c>false</c>.</summary>
    Boolean,

    /// <summary>A number without a fraction.</summary>
    WholeNumber,

    /// <summary>A number with a fraction or an exponent.</summary>
    Fraction,

    /// <summary>Any other value.</summary>
    Text,

    /// <summary>A value without quotes that YAML 1.2 and Pulumi understand differently, such as <c>010</c>.</summary>
    Ambiguous,
}
