namespace GpuInfra.Engine;

/// <summary>What is to be run: the first line of the input.</summary>
internal sealed record Order
{
    public required string Project { get; init; }

    public required string Stack { get; init; }

    /// <summary>The folder with Pulumi.yaml, in full.</summary>
    public required string Root { get; init; }

    /// <summary>The folder of the program, in full.</summary>
    public required string Folder { get; init; }

    /// <summary>What in the folder is run: a project of .NET, another file, or <c>.</c> for the folder.</summary>
    public string EntryPoint { get; init; } = ".";

    /// <summary>What runs it, such as <c>dotnet</c> or <c>nodejs</c>.</summary>
    public required string Runtime { get; init; }

    /// <summary>What Pulumi.yaml says of the runtime beside its name.</summary>
    public JsonObject Options { get; init; } = [];

    /// <summary>The language host, in full, of a program that .NET does not run.</summary>
    public string Host { get; init; } = "";

    /// <summary>An empty folder that the program has for its home.</summary>
    public required string Home { get; init; }

    /// <summary>What an earlier run found to be run; empty for the first.</summary>
    public string Program { get; init; } = "";

    /// <summary>A text for each full key.</summary>
    public required JsonObject Config { get; init; }

    public IReadOnlyList<string> SecretKeys { get; init; } = [];
}
