namespace GpuInfra.Planning;

/// <summary>What happens to a resource, from the least to the most.</summary>
public enum ChangeKind
{
    /// <summary>It stays as it is under another name or parent, which an alias tells.</summary>
    Move,

    /// <summary>It is made.</summary>
    Create,

    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>It is deleted and made anew.</summary>
    Replace,

    /// <summary>It is deleted.</summary>
    Delete,
}
