namespace GpuInfra;

// A guard with every default applied.
internal sealed record DestroyGuardSpec
{
    private DestroyGuardSpec(DestroyGuardArgs args) => Protect = args.Protect ?? true;

    public bool Protect { get; }

    // Applies the defaults. Whatever is said holds.
    public static Checked<DestroyGuardSpec> Check(DestroyGuardArgs args) => new(new DestroyGuardSpec(args), []);
}
