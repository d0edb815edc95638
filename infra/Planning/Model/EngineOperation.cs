namespace GpuInfra.Planning;

/// <summary>What the engine means to do to a resource, as far as a comparison cares.</summary>
public enum EngineOperation
{
    /// <summary>Nothing that a comparison has to tell: it is read, refreshed, taken over, or forgotten.</summary>
    Other,

    /// <summary>It stays as it is. Only how the engine treats it may change, such as its protection.</summary>
    Same,

    /// <summary>It is made.</summary>
    Create,

    /// <summary>It is changed in place.</summary>
    Update,

    /// <summary>It is deleted and made anew, in whatever order.</summary>
    Replace,

    /// <summary>It is deleted.</summary>
    Delete,
}
