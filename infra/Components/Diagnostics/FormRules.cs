namespace GpuInfra;

/// <summary>The rules of the form of a stack file: what cannot be understood must be mended.</summary>
public static class FormRules
{
    /// <summary>A file is there, may be read, and is UTF-8 text.</summary>
    public static Rule FileIsReadable { get; } = new(
        "CFG001", "A file is there, may be read, and is UTF-8 text.",
        "Pulumi could not read it either. Name a file that exists, or save it as UTF-8.");

    /// <summary>A file is YAML that Pulumi reads in the same way.</summary>
    public static Rule FileIsYaml { get; } = new(
        "CFG002", "A file is YAML that Pulumi reads in the same way.",
        "Where brackets, quotes, indentation, tags or aliases go wrong, the values below them are anybody's guess.");

    /// <summary>A stack file is named <c>Pulumi.[stack].yaml</c>.</summary>
    public static Rule FileIsNamedForStack { get; } = new(
        "CFG003", "A stack file is named Pulumi.<stack>.yaml.",
        "Pulumi finds the settings of a stack by the name of the file.");

    /// <summary>Every key is one that means something.</summary>
    public static Rule KeyIsKnown { get; } = new(
        "CFG004", "Every key is one that means something.",
        "Pulumi takes any key and ignores the ones that nobody reads, so a misspelt setting would be silently lost.");

    /// <summary>A key is written once.</summary>
    public static Rule KeyIsWrittenOnce { get; } = new(
        "CFG005", "A key is written once.",
        "Which of two values holds depends on who reads the file. Keep one of them.");

    /// <summary>A key that has no default is written.</summary>
    public static Rule KeyIsGiven { get; } = new(
        "CFG006", "A key that has no default is written.",
        "There is no value that would be right for everybody, such as a project or what an argument is about.");

    /// <summary>A key that is written has a value.</summary>
    public static Rule ValueIsGiven { get; } = new(
        "CFG007", "A key that is written has a value.",
        "A key without a value says neither that a setting is wanted nor that its default is. Remove the key for the default.");

    /// <summary>A value has the type of its setting.</summary>
    public static Rule ValueHasType { get; } = new(
        "CFG008", "A value has the type of its setting.",
        "A text, a whole number, a boolean, a list and a map are different things, even where they look alike in YAML.");

    /// <summary>A text that looks like a number or a date stands in quotes.</summary>
    public static Rule TextIsPlain { get; } = new(
        "CFG009", "A text that looks like a number or a date stands in quotes.",
        "Pulumi reads it as a number or a date and spells it in its own way: 1.10 becomes 1.1. Put it in quotes.");

    /// <summary>A setting is not encrypted.</summary>
    public static Rule ValueIsNotEncrypted { get; } = new(
        "CFG010", "A setting is not encrypted.",
        "Pulumi decrypts it for the program, which would hand it on in the open. "
            + "Put a secret into Secret Manager and name it under secrets.");

    /// <summary>A file is neither nested nor repeated without end.</summary>
    public static Rule FileIsSmall { get; } = new(
        "CFG011", "A file is neither nested nor repeated without end.",
        "A few aliases can stand for billions of values. No real stack file comes near the limits.");

    /// <summary>What the program wires is not said in the stack file.</summary>
    public static Rule KeyIsForStackFile { get; } = new(
        "CFG012", "What the program wires is not said in the stack file.",
        "Such a value comes from another resource, or from gcp:project and gcp:region. Remove the key.");

    /// <summary>A key of the provider says something to this program.</summary>
    public static Rule KeyHasEffect { get; } = new(
        "CFG016", "A key of the provider says something to this program.",
        "The program makes a provider of its own, of gcp:project and gcp:region, so that a shell cannot redirect a deployment. "
            + "It never asks for the other keys of the provider, which therefore change nothing.")
    { Severity = Severity.Warning };

    /// <summary>Pulumi.yaml runs a program of this repository.</summary>
    public static Rule ProgramIsKnown { get; } = new(
        "CFG017", "Pulumi.yaml runs a program of this repository.",
        "What another program makes of a stack file cannot be told from here: to plan it as if it were this one would show "
            + "what never happens. Known are infra/Program, infra/Bootstrap, and a .NET project that refers to one of them.");

    /// <summary>Quotes, hyphens and blanks are those that programs know.</summary>
    public static Rule PunctuationIsPlain { get; } = new(
        "CFG018", "Quotes, hyphens and blanks are those that programs know.",
        "Editors and web pages put typographic quotes, dashes and blanks in their place. They look alike, but are letters of the "
            + "value: Google Cloud would look for a model of that name, and a server for a flag that it does not have.");

    /// <summary>The program and the tool are of one version.</summary>
    public static Rule ProgramIsOfThisVersion { get; } = new(
        "CFG019", "The program and the tool are of one version.",
        "Another version has other defaults and other rules, so that 'gpuinfra plan' does not show what 'pulumi up' does.")
    { Severity = Severity.Warning };
}
