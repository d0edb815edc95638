using System.Collections.Concurrent;

namespace GpuInfra.Engine.Tests;

/// <summary>A run of a program: how it ended, and all that it sent to the engine.</summary>
internal sealed record ProgramRun(ProcessResult Process, RecordedDeployment Deployment)
{
    private static readonly ConcurrentDictionary<(string, string, Operation), Lazy<Task<ProgramRun>>> Done = new();

    /// <summary>The run for a stack of a folder, which is the same for all who ask.</summary>
    public static Task<ProgramRun> OfAsync(string folder, string stack, Operation operation) =>
        Done.GetOrAdd((folder, stack, operation), key => new(
            () => LanguageHost.RunAsync(ProjectFolder.Open(folder), stack, operation, ProgramForm.Binary))).Value;
}
