namespace GpuInfra;

/// <summary>What an engine takes beside the weights and the cache, and what it does where that is not there.</summary>
public sealed record EngineNeeds
{
    /// <summary>The seconds that are to be expected of <see cref="InstanceStart"/>.</summary>
    public const int ExpectedInstanceStart = 7;

    /// <summary>What Cloud Run takes before any container starts: the GPU with its driver, and the image.</summary>
    public static SecondsRange InstanceStart { get; } = new(6, 7);

    /// <summary>How long it takes to be ready, the loading of the weights left aside.</summary>
    public required SecondsRange WarmUp { get; init; }

    /// <summary>The seconds that it is expected to take until it reads the weights.</summary>
    public required int StartSeconds { get; init; }

    /// <summary>The seconds that it is expected to take once it has read them: to compile, to record, to answer for the first time.</summary>
    public required int BuildSeconds { get; init; }

    /// <summary>The seconds that are to be expected of <see cref="WarmUp"/>.</summary>
    public int ExpectedWarmUp => StartSeconds + BuildSeconds;

    /// <summary>The least GPU memory that it takes for itself.</summary>
    public required long MemoryBytes { get; init; }

    /// <summary>What happens if there is no room for one request: a clause that follows a colon.</summary>
    public required string WithoutRoomForOne { get; init; }

    /// <summary>What happens if there is no room for as many requests as it answers at once.</summary>
    public required string WithoutRoomForAll { get; init; }

    /// <summary>Who says so.</summary>
    public required Source Source { get; init; }
}
