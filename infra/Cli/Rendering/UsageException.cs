namespace GpuInfra.Cli;

// The command line asks for something that is not there. The message says what to ask for instead.
internal sealed class UsageException(string message) : Exception(message);

// A program of somebody's own failed. The message says what it said.
internal sealed class ProgramFailedException(string message) : Exception(message);
