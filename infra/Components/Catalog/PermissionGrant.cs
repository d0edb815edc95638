namespace GpuInfra;

/// <summary>A permission that an account has.</summary>
/// <param name="Permission">The permission, such as <c>run.services.update</c>.</param>
/// <param name="Limit">How far it reaches.</param>
public readonly record struct PermissionGrant(string Permission, GrantLimits Limit);
