namespace GpuInfra;

/// <summary>What an engine takes beside the weights and the cache, and what it does where that is not there.</summary>
public sealed record EngineNeeds
{
    /// <summary>What Cloud Run takes before any container starts: the GPU with its driver, and the image.</summary>
    public static SecondsRange InstanceStart { get; } = new(6, 7);

    /// <summary>How long it takes to be ready, the loading of the weights left aside.</summary>
    public required SecondsRange WarmUp { get; init; }

    /// <summary>The least GPU memory that it takes for itself.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>What happens if there is no room for one request: a clause that follows a colon.</summary>
    public required string WithoutRoomForOne { get; init; }

    /// <summary>What happens if there is no room for as many requests as it answers at once.</summary>
    public required string WithoutRoomForAll { get; init; }

    /// <summary>Who says so.</summary>
    public required Source Source { get; init; }
}
