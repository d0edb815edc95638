using Pulumi.Random;

namespace GpuInfra;

/// <summary>
/// Keeps a destroy from beginning: one protected resource that waits for everything else, and so would be the first to go. It
/// exists in Pulumi's state alone, costs nothing, and lets everything be changed, replaced or taken out of the program.
/// </summary>
/// <remarks>
/// Pass everything that the program makes as <see cref="ResourceOptions.DependsOn"/>. Without this, a destroy that nobody
/// previews deletes whatever is not protected itself before it stops. Keep it in the program when
/// <see cref="DestroyGuardArgs.Protect"/> is false: a guard that is taken out while it protects cannot go.
/// </remarks>
public sealed class DestroyGuard : Component
{
    /// <summary>The type token, by which plans and states name it.</summary>
    public const string TypeToken = TypePrefix + nameof(DestroyGuard);

    /// <summary>Makes the guard.</summary>
    /// <exception cref="InvalidArgsException">A rule is broken; nothing was registered.</exception>
    public DestroyGuard(string name, DestroyGuardArgs? args = null, ComponentResourceOptions? options = null)
        : this(name, args ?? new(), DestroyGuardSpec.Check(args ?? new()).Require(nameof(DestroyGuard), name, options), options) { }

    private DestroyGuard(string name, DestroyGuardArgs args, DestroyGuardSpec spec, ComponentResourceOptions? options)
        : base(TypeToken, name, args, options)
    {
        var child = Child();
        child.Protect = spec.Protect;

        // It has no inputs, so that no replacement of another resource can replace it as well.
        _ = new RandomUuid(name, null, child);
        RegisterOutputs();
    }
}
