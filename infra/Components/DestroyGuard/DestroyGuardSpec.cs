namespace GpuInfra;

/// <summary>A guard with every default applied.</summary>
internal sealed record DestroyGuardSpec
{
    private DestroyGuardSpec(DestroyGuardArgs args) => Protect = args.Protect ?? true;

    /// <summary>Whether a destroy is kept from beginning.</summary>
    public bool Protect { get; }

    /// <summary>Applies the defaults. Whatever is said holds.</summary>
    public static Checked<DestroyGuardSpec> Check(DestroyGuardArgs args) => new(new DestroyGuardSpec(args), []);
}
