using static GpuInfra.Planning.RiskVerdicts;

namespace GpuInfra.Planning;

// Rules about who may do what, and about what keeps mistakes away from any resource.
internal static class AccessRisks
{
    public static IReadOnlyList<RiskRule> All { get; } =
    [
        Any(ResourceWire.DeletionPolicy, Word("DELETE", static (old, @new) => old == ResourceWire.Prevent
            ? Exposure("the provider no longer refuses to delete {}")
            : @new == ResourceWire.Prevent ? Other("the provider refuses to delete {}") : null)),
        Any("options.protect", Protection),
        Any("options.retainOnDelete", WhenOn(
            on: Other("the cloud keeps {} when the stack forgets it"),
            off: Exposure("the cloud no longer keeps {} when the stack forgets it"))),
        Any("options.ignoreChanges[*]", static change => change.New is null
            ? Other($"changes of {change.Old} reach {{}} again")
            : change.New.ToString() == "name" ? Other("{} keeps the name that it has in the cloud")
            : Exposure($"changes of {change.New} no longer reach {{}}")),
        Any("options.provider", Always(Exposure("{} is made by another provider, with what that may do and where"))),
        Any("options.customTimeouts", Always(Other("Pulumi waits for {} for another time"))),
        Any("labels", Always(Other("{} gets other labels"))),
        Any("description", Always(Other("{} gets another description"))),
        Any("members[*]", static change => change.New is null
            ? Other($"{Principal.Of(change.Old!.ToString())} loses a role on {{}}")
            : Exposure($"{Principal.Of(change.New.ToString())} gets a role on {{}}")),
        Any("permissions[*]", static change => change.New is null
            ? Other($"whoever has {{}} may no longer use {change.Old}")
            : Exposure($"whoever has {{}} may also use {change.New}")),
        new(CloudTypes.Account, "disabled", WhenOn(
            on: Other("nothing can act as {} any more"),
            off: Exposure("what acts as {} works again"))),
        new(CloudTypes.ProjectService, ResourceWire.DisableOnDestroy, WhenOn(
            on: Exposure("whoever destroys the stack switches the API of {} off for the whole project"),
            off: Other("the API of {} stays on when the stack is destroyed"))),
        new(CloudTypes.IdentityPoolProvider, "attributeCondition", static change => Exposure(change.New is null
            ? "{} accepts every identity of its issuer"
            : "{} accepts other identities")),
        new(CloudTypes.IdentityPoolProvider, "attributeMapping", Always(Exposure("{} reads other things from an identity"))),
        new(CloudTypes.IdentityPoolProvider, "oidc", Always(Exposure("{} trusts another issuer or audience"))),
        new(CloudTypes.IdentityPoolProvider, "disabled", WhenOn(
            on: Other("{} accepts nobody any more"),
            off: Exposure("{} accepts identities again"))),
        new(CloudTypes.IdentityPool, "disabled", WhenOn(
            on: Other("{} accepts nobody any more"),
            off: Exposure("{} accepts identities again"))),
    ];

    private static Verdict? Protection(ValueChange change) => DestroyGuards.IsOne(change.Draft.New)
        ? WhenOn(on: DestroyGuards.Effect(protects: true), off: DestroyGuards.Effect(protects: false))(change)
        : WhenOn(
            on: Other("Pulumi refuses to delete {}"),
            off: Exposure("{} loses its protection: the next mistake may delete it"))(change);

    private static RiskRule Any(string path, Func<ValueChange, Verdict?> judge) => new(RiskRule.AnyType, path, judge);
}
