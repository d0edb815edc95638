namespace GpuInfra.Cli;

/// <summary>The command line asks for something that is not there. The message says what to ask for instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
