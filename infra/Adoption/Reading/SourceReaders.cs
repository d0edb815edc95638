using System.Collections.Immutable;

namespace GpuInfra.Adoption;

/// <summary>Finds the reader of a source by its content.</summary>
public static class SourceReaders
{
    /// <summary>The readers, the one whose form says most of itself first.</summary>
    public static ImmutableArray<ISourceReader> All { get; } =
    [
        new PulumiExportReader(),
        new ServiceYamlReader(),
        new ServiceJsonReader(),
        new TerraformReader(),
        new TerraformShowReader(),
        new GcloudReader(),
        new ComposeReader(),
    ];

    /// <summary>What the files state, and what somebody must be asked; nothing where no reader knows their form.</summary>
    /// <exception cref="SourceMistakeException">A file breaks the form itself; all mistakes are told at once.</exception>
    public static SourceConfiguration? Read(ImmutableArray<SourceText> files) =>
        All.FirstOrDefault(reader => reader.Recognises(files)) is { } reader
            ? OpenQuestions.AddedTo(ServiceForm.Require(reader.Read(files)))
            : null;
}
